import { fromBigintJson, toBigintJson } from './bigint-json.ts'
import type { Db } from './open-store.ts'

/** The store's side of the local chain's `ChainStorage`; the chain's own types meet it where both are wired together. */
interface Header {
  readonly block: number
  readonly timeMs: number
  readonly hash: string
}
interface Block<Event> {
  readonly header: Header
  readonly events: readonly Event[]
  readonly extrinsics: readonly unknown[]
  readonly state: unknown
}

/**
 * Keeps a local chain in the database: one row a block, and the newest state beside them, written in one transaction.
 * @template Event the chain's events; those of kind `epoch-ran` carry `epoch` and are indexed by it
 */
export function chainBlocks<Event extends { readonly kind: string }, EpochEvent extends Event & { readonly epoch: number }>(db: Db) {
  return {
    async load(): Promise<{ header: Header; state: unknown } | undefined> {
      const row = await db
        .selectFrom('chain_state')
        .innerJoin('chain_block', 'chain_block.block', 'chain_state.block')
        .select(['chain_block.block', 'time_ms', 'hash', 'state'])
        .executeTakeFirst()
      return row && { header: toHeader(row), state: fromBigintJson(row.state) }
    },

    async append(block: Block<Event>): Promise<void> {
      const { header, events, extrinsics, state } = block
      const epoch = events.find((event): event is EpochEvent => event.kind === 'epoch-ran')?.epoch ?? null
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('chain_block')
          .values({
            block: header.block,
            time_ms: header.timeMs,
            hash: header.hash,
            extrinsics: toBigintJson(extrinsics),
            events: toBigintJson(events),
            epoch,
          })
          .execute()
        const row = { block: header.block, state: toBigintJson(state) }
        await trx
          .insertInto('chain_state')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute()
      })
    },

    async blocksAfter(block: number, limit: number): Promise<Pick<Block<Event>, 'header' | 'extrinsics'>[]> {
      const rows = await db
        .selectFrom('chain_block')
        .select(['block', 'time_ms', 'hash', 'extrinsics'])
        .where('block', '>', block)
        .orderBy('block')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ header: toHeader(row), extrinsics: fromBigintJson(row.extrinsics) as unknown[] }))
    },

    async eventsAfter(block: number, limit: number): Promise<{ header: Header; events: Event[] }[]> {
      const rows = await db
        .selectFrom('chain_block')
        .select(['block', 'time_ms', 'hash', 'events'])
        .where('block', '>', block)
        .where((eb) => eb(eb.fn('jsonb_array_length', ['events']), '>', 0))
        .orderBy('block')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ header: toHeader(row), events: fromBigintJson(row.events) as Event[] }))
    },

    async epochs(limit: number): Promise<{ header: Header; epoch: EpochEvent }[]> {
      const rows = await db
        .selectFrom('chain_block')
        .select(['block', 'time_ms', 'hash', 'events'])
        .where('epoch', 'is not', null)
        .orderBy('epoch', 'desc')
        .limit(limit)
        .execute()
      return rows.reverse().flatMap((row) => {
        const events = fromBigintJson(row.events) as Event[]
        const epoch = events.find((event): event is EpochEvent => event.kind === 'epoch-ran')
        return epoch ? [{ header: toHeader(row), epoch }] : []
      })
    },
  }
}

function toHeader(row: { block: number; time_ms: number; hash: string }): Header {
  return { block: row.block, timeMs: row.time_ms, hash: row.hash }
}
