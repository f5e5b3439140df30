import { sql } from 'kysely'
import type { Db } from './open-store.ts'
import { payEpochReader } from './pay-epoch.ts'

/** How far a ledger has come: up to here nothing of it changes any more. */
export interface LedgerMark {
  readonly epoch: number
  /** Its newest posting. */
  readonly posting: number
}

export async function readLedgerMark(db: Db, miner: string): Promise<LedgerMark> {
  return db
    .selectNoFrom((eb) => [
      eb.fn
        .coalesce(eb.selectFrom('cursor').select('position').where('reader', '=', payEpochReader(miner)), sql<number>`0::bigint`)
        .as('epoch'),
      eb.fn
        .coalesce(
          eb
            .selectFrom('pay_posting')
            .select((max) => max.fn.max('number').as('last'))
            .where('miner', '=', miner),
          sql<number>`0::bigint`,
        )
        .as('posting'),
    ])
    .executeTakeFirstOrThrow()
}

/** Which rows of a list: those of a ledger up to a mark, after a row that is named by its key, so many. */
export interface PageOf<Key> {
  readonly upTo: LedgerMark
  readonly after: Key
  readonly limit: number
}

/** What the chain that is kept in this database paid a miner, epoch by epoch; empty where the chain is elsewhere. */
export async function listChainPay(
  db: Db,
  miner: string,
  { upTo, after, limit }: PageOf<{ epoch: number }>,
): Promise<{ epoch: number; block: number; rao: string }[]> {
  const { rows } = await sql<{ epoch: number; block: number; rao: string }>`
    select epoch, block, neuron->'serverRao'->>'$bigint' as rao
    from chain_block, jsonb_array_elements(events) as event, jsonb_array_elements(event->'neurons') as neuron
    where epoch > ${after.epoch} and epoch <= ${upTo.epoch} and event->>'kind' = 'epoch-ran' and neuron->>'hotkey' = ${miner}
    order by epoch limit ${limit}`.execute(db)
  return rows
}

/** A miner's ledger, oldest first, with what each posting did to each account. */
export async function listPostings(db: Db, miner: string, { upTo, after, limit }: PageOf<{ number: number }>) {
  return db
    .selectFrom('pay_posting')
    .innerJoin('pay_entry', (join) =>
      join.onRef('pay_entry.miner', '=', 'pay_posting.miner').onRef('pay_entry.posting', '=', 'pay_posting.number'),
    )
    .where('pay_posting.miner', '=', miner)
    .where('number', '>', after.number)
    .where('number', '<=', upTo.posting)
    .select([
      'number',
      'key',
      'kind',
      'epoch',
      'payable_epoch',
      'terms',
      sql<Record<string, string>>`jsonb_object_agg(account, amount_rao::text)`.as('entries'),
    ])
    .groupBy(['pay_posting.miner', 'number'])
    .orderBy('number')
    .limit(limit)
    .execute()
}
