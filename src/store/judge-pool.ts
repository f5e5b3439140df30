import { type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { JudgePoolTable } from './schema.ts'

/** Notes that a miner asked for tasks. Its capacity is the most it asked for in a row of asks without a pause of `pauseMs`. */
export async function noteAsk(
  db: Db,
  { nowMs, pauseMs, ...ask }: { validator: string; mechid: number; miner: string; capacity: number; nowMs: number; pauseMs: number },
): Promise<void> {
  await db
    .insertInto('judge_pool')
    .values({ ...ask, asked_ms: nowMs, served: null })
    .onConflict((conflict) =>
      conflict.columns(['validator', 'mechid', 'miner']).doUpdateSet({
        asked_ms: nowMs,
        capacity: sql`case when judge_pool.asked_ms < ${nowMs - pauseMs}::bigint then excluded.capacity
          else greatest(judge_pool.capacity, excluded.capacity) end`,
      }),
    )
    .execute()
}

/** The miners that asked after a moment, by name. */
export async function listAskers(
  db: Db,
  { validator, mechid, afterMs }: { validator: string; mechid: number; afterMs: number },
): Promise<Pick<Selectable<JudgePoolTable>, 'miner' | 'capacity' | 'served'>[]> {
  const rows = await db
    .selectFrom('judge_pool')
    .select(['miner', 'capacity', 'served'])
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('asked_ms', '>', afterMs)
    .execute()
  return rows.sort((a, b) => (a.miner < b.miner ? -1 : 1)) // in the order of JavaScript, not of the database's language
}

/** Writes down how far miners have been served. */
export async function putServed(
  db: Db,
  { validator, mechid, served }: { validator: string; mechid: number; served: ReadonlyMap<string, number> },
): Promise<void> {
  await sql`update judge_pool set served = now.served
    from unnest(${[...served.keys()]}::text[], ${[...served.values()]}::float8[]) as now (miner, served)
    where judge_pool.validator = ${validator} and judge_pool.mechid = ${mechid} and judge_pool.miner = now.miner`.execute(db)
}
