import type { Insertable, Selectable, Updateable } from 'kysely'
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
  await db
    .insertInto('payout_line')
    .values(lines.map((line) => ({ ...line, miner, payout: payout.number, state: 'waiting' as const, memo: '' })))
    .execute()
  return payout
}

type PayoutDraftLine = Pick<Insertable<PayoutLineTable>, 'worker' | 'address' | 'amount_rao'>

/** A miner's payouts, newest first; only those under way if asked for. */
export async function listPayoutRows(db: Db, { miner, state }: { miner: string; state?: PayoutRow['state'] }): Promise<PayoutRow[]> {
  return db
    .selectFrom('payout')
    .selectAll()
    .where('miner', '=', miner)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'done'))
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

/** The lines of a miner's payouts, in the order of their workers; of one payout if it is named. */
export async function listPayoutLines(db: Db, { miner, payout }: { miner: string; payout?: number }): Promise<PayoutLineRow[]> {
  return db
    .selectFrom('payout_line')
    .selectAll()
    .where('miner', '=', miner)
    .$if(payout !== undefined, (query) => query.where('payout', '=', payout ?? 0))
    .orderBy('payout')
    .orderBy('worker')
    .execute()
}

/** Changes those lines that have not ended yet. @returns them as they are now */
export async function changeOpenLines(
  db: Db,
  { miner, payout, workers }: { miner: string; payout: number; workers: readonly string[] },
  change: Updateable<PayoutLineTable>,
): Promise<PayoutLineRow[]> {
  return db
    .updateTable('payout_line')
    .set(change)
    .where('miner', '=', miner)
    .where('payout', '=', payout)
    .where('worker', 'in', [...workers])
    .where('state', 'in', ['waiting', 'asked'])
    .returningAll()
    .execute()
}
