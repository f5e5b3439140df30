import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './open-store.ts'
import type { PayoutLineTable, PayoutTable } from './pay-schema.ts'

export type PayoutRow = Selectable<PayoutTable>
export type PayoutLineRow = Selectable<PayoutLineTable>

/** Begins a payout with its lines, as the next of its miner. Call it in a transaction that holds the ledger. */
export async function insertPayout(
  db: Db,
  { miner, way, nowMs, lines }: { miner: string; way: PayoutRow['way']; nowMs: number; lines: readonly PayoutDraftLine[] },
): Promise<PayoutRow> {
  const { last } = await db
    .selectFrom('payout')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('miner', '=', miner)
    .executeTakeFirstOrThrow()
  const payout = await db
    .insertInto('payout')
    .values({ miner, number: (last ?? 0) + 1, way, state: 'under-way', started_ms: nowMs, done_ms: null, unstaked_block: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  // Arrays, because a statement has at most 65,535 parameters.
  await sql`
    insert into payout_line (miner, payout, worker, address, amount_rao, state)
    select ${miner}, ${payout.number}::bigint, worker, address, amount_rao, 'waiting'
    from unnest(
      ${lines.map(({ worker }) => worker)}::text[],
      ${lines.map(({ address }) => address)}::text[],
      ${lines.map(({ amount_rao }) => `${amount_rao}`)}::numeric[]
    ) as line (worker, address, amount_rao)`.execute(db)
  return payout
}

type PayoutDraftLine = Pick<Insertable<PayoutLineTable>, 'worker' | 'address' | 'amount_rao'>

/** A miner's payouts, newest first: the newest, and all that are under way, for those want something done. @param newest how many */
export async function listPayoutRows(db: Db, { miner, newest }: { miner: string; newest: number }): Promise<PayoutRow[]> {
  return db
    .selectFrom('payout')
    .selectAll()
    .where('miner', '=', miner)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('state', '=', 'under-way'),
        eb('number', 'in', selectFrom('payout').select('number').where('miner', '=', miner).orderBy('number', 'desc').limit(newest)),
      ]),
    )
    .orderBy('number', 'desc')
    .execute()
}

export async function findPayout(db: Db, { miner, number }: { miner: string; number: number }): Promise<PayoutRow | undefined> {
  return db.selectFrom('payout').selectAll().where('miner', '=', miner).where('number', '=', number).executeTakeFirst()
}

export async function changePayout(
  db: Db,
  { miner, number }: { miner: string; number: number },
  change: Updateable<PayoutTable>,
): Promise<void> {
  await db.updateTable('payout').set(change).where('miner', '=', miner).where('number', '=', number).execute()
}

/** Ends a payout if none of its lines is open. */
export async function endPayout(db: Db, { miner, number, nowMs }: { miner: string; number: number; nowMs: number }): Promise<void> {
  await db
    .updateTable('payout')
    .set({ state: 'done', done_ms: nowMs })
    .where('miner', '=', miner)
    .where('number', '=', number)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('payout_line')
            .select('worker')
            .where('miner', '=', miner)
            .where('payout', '=', number)
            .where('state', 'in', [...OPEN]),
        ),
      ),
    )
    .execute()
}

/** The lines of a payout, in the order of their workers. */
export async function listPayoutLines(db: Db, { miner, payout }: { miner: string; payout: number }): Promise<PayoutLineRow[]> {
  return db.selectFrom('payout_line').selectAll().where('miner', '=', miner).where('payout', '=', payout).orderBy('worker').execute()
}

/** A line of a payout that goes over the chain, and when stake was last asked to become free balance for that. */
export type ChainLineRow = PayoutLineRow & Pick<PayoutRow, 'unstaked_block'>

/** What a miner's chain payouts have not paid yet: the smallest first, so that one line too large for the miner's funds keeps no other waiting. */
export async function listOpenChainLines(db: Db, miner: string): Promise<ChainLineRow[]> {
  return db
    .selectFrom('payout_line')
    .innerJoin('payout', (join) => join.onRef('payout.miner', '=', 'payout_line.miner').onRef('number', '=', 'payout'))
    .selectAll('payout_line')
    .select('unstaked_block')
    .where('payout_line.miner', '=', miner)
    .where('payout_line.state', 'in', [...OPEN])
    .where('way', '=', 'chain')
    .orderBy('amount_rao')
    .orderBy('payout')
    .orderBy('worker')
    .execute()
}

/** The lines of a miner that were paid in blocks after `block`. */
export async function listLinesPaidAfter(db: Db, { miner, block }: { miner: string; block: number }): Promise<PayoutLineRow[]> {
  return db.selectFrom('payout_line').selectAll().where('miner', '=', miner).where('block', '>', block).execute()
}

const OPEN = ['waiting', 'asked'] as const

/** Changes those lines that have not ended yet. @param which.states only those in one of these @returns them as they are now */
export async function changeOpenLines(
  db: Db,
  { miner, payout, workers, states = OPEN, askedBlock }: OpenLines,
  change: Updateable<PayoutLineTable>,
): Promise<PayoutLineRow[]> {
  return db
    .updateTable('payout_line')
    .set(change)
    .where('miner', '=', miner)
    .where('payout', '=', payout)
    .where(sql<boolean>`worker = any(${[...workers]}::text[])`)
    .where('state', 'in', [...states])
    .$if(askedBlock !== undefined, (query) => query.where('asked_block', 'is not distinct from', askedBlock!))
    .returningAll()
    .execute()
}

interface OpenLines {
  readonly miner: string
  readonly payout: number
  readonly workers: readonly string[]
  readonly states?: readonly (typeof OPEN)[number][] | undefined
  /** Only lines last asked for in this block, `null` = never: whoever else has asked for one since has it. */
  readonly askedBlock?: number | null | undefined
}
