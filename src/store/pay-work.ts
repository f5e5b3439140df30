import { sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { PageOf } from './pay-events.ts'

/** Work is counted in whole units of 2^-40, so that a sum is the same in whatever order and language it is made. */
export const WORK_UNITS = 2 ** 40

/** The work that a scored row stands for, in units. Multiplying by a power of two is exact; what is below one unit is cut. */
const units = sql<string>`floor(work * ${sql.lit(WORK_UNITS)})::bigint`

/** Marks what was scored up to an epoch, and not paid for yet, as paid for from `payEpoch` on: also what came late. */
export async function markWork(db: Db, { miner, upTo, payEpoch }: { miner: string; upTo: number; payEpoch: number }): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ pay_epoch: payEpoch })
    .where('miner', '=', miner)
    .where('pay_epoch', 'is', null)
    .where('result_epoch', '<=', upTo)
    .execute()
}

/** The epoch in which a judgment's score counted, and the first whose pay it has a part in (null = not credited yet), once it has a score. */
export async function findScoredWork(
  db: Db,
  { miner, worker, leaseId }: { miner: string; worker: string; leaseId: string },
): Promise<{ resultEpoch: number; payEpoch: number | null } | undefined> {
  const row = await db
    .selectFrom('assignment')
    .select(['result_epoch', 'pay_epoch'])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('lease_id', '=', leaseId)
    .executeTakeFirst()
  return row?.result_epoch == null ? undefined : { resultEpoch: row.result_epoch, payEpoch: row.pay_epoch }
}

/** Accepted work by worker that has a part in the pay of an epoch, in units, where there is any; in the order of their ids. */
export async function sumWork(
  db: Db,
  { miner, epoch, payWindow }: { miner: string; epoch: number; payWindow: number },
): Promise<{ worker: string; work: bigint }[]> {
  const rows = await db
    .selectFrom('assignment')
    .select(['worker', sql<string>`sum(${units})`.as('work')])
    .where('miner', '=', miner)
    .where('pay_epoch', '>', epoch - payWindow)
    .where('pay_epoch', '<=', epoch)
    .groupBy('worker')
    .having(sql<boolean>`sum(${units}) > 0`)
    .execute()
  return rows.map(({ worker, work }) => ({ worker, work: BigInt(work) })).toSorted((a, b) => (a.worker < b.worker ? -1 : 1)) // not the database's order: that depends on its language
}

/** Names a row of {@link listPaidWork}. */
interface PaidWorkKey {
  readonly payEpoch: number
  readonly assignment: string
  readonly worker: string
}

/** Work that has a part in pay up to an epoch, oldest first: what credits are computed from. */
export async function listPaidWork(
  db: Db,
  miner: string,
  { upTo, after, limit }: PageOf<PaidWorkKey>,
): Promise<(PaidWorkKey & { scoredEpoch: number; work: number })[]> {
  const rows = await db
    .selectFrom('assignment')
    .select(['lease_id', 'worker', 'result_epoch', 'pay_epoch', 'work'])
    .where('miner', '=', miner)
    .where('pay_epoch', '<=', upTo.epoch)
    .where(sql<boolean>`(pay_epoch, lease_id, worker) > (${after.payEpoch}::bigint, ${after.assignment}::text, ${after.worker}::text)`)
    .orderBy('pay_epoch')
    .orderBy('lease_id')
    .orderBy('worker')
    .limit(limit)
    .execute()
  return rows.map(({ lease_id, worker, result_epoch, pay_epoch, work }) => ({
    assignment: lease_id,
    worker,
    scoredEpoch: result_epoch ?? 0,
    payEpoch: pay_epoch ?? 0,
    work,
  }))
}

/** How many judgments the delay of credits is measured over, the newest. */
const MEASURED = 1000

/** How long after their scores judgments were first paid for: 95 of 100 at most so long. @returns `undefined` before the first */
export async function measureCreditDelay(db: Db, miner: string): Promise<{ p95Ms: number; judgments: number } | undefined> {
  const { rows } = await sql<{ p95: number | null; judgments: number }>`
    select percentile_cont(0.95) within group (order by credited_ms - scored_ms) as p95, count(credited_ms)::bigint as judgments
    from (
      select extract(epoch from (result->>'scoredAt')::timestamptz)::double precision * 1000 as scored_ms,
        (select min(at_ms) from pay_posting
          where miner = assignment.miner and kind = 'credited' and epoch >= pay_epoch and epoch < pay_epoch + (terms->>'payWindow')::bigint) as credited_ms
      from assignment where miner = ${miner} and pay_epoch is not null and work > 0
      order by pay_epoch desc limit ${MEASURED}
    ) as delays where credited_ms is not null`.execute(db)
  const [row] = rows
  return row?.p95 == null ? undefined : { p95Ms: row.p95, judgments: row.judgments }
}
