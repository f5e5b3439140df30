import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** How many tasks a worker has judged, how many of the judgments have a score, and the mean of those scores. */
export async function summariseWorker(
  db: Db,
  { miner, worker }: { miner: string; worker: string },
): Promise<{ judged: number; scored: number; meanScore: number | null }> {
  const isScored = sql`result->'record'->>'outcome' = 'scored'` // one that was abstained or withheld has a value of 0, which is no score
  const row = await db
    .selectFrom('assignment')
    .select([
      sql<number>`(count(*) filter (where state in ('submitted', 'scored')))::bigint`.as('judged'),
      sql<number>`(count(*) filter (where ${isScored}))::bigint`.as('scored'),
      sql<number | null>`avg(score) filter (where ${isScored})`.as('meanScore'),
    ])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .executeTakeFirstOrThrow()
  return row
}

/** How many of a worker's judgments were sent on and have not arrived. */
export async function countUnsent(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<number> {
  const { count } = await db
    .selectFrom('assignment')
    .select(sql<number>`count(*)::bigint`.as('count'))
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('state', '=', 'submitted')
    .where('acknowledged_ms', 'is', null)
    .where('sent_ms', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** What a worker has done of late: what limits on tasks and on giving back are held against. */
export async function countRecent(
  db: Db,
  { miner, worker, dayMs, hourMs }: { miner: string; worker: string; dayMs: number; hourMs: number },
): Promise<{ judgedToday: number; skipped: number; firstSkipMs: number | null }> {
  return db
    .selectFrom('assignment')
    .select([
      sql<number>`(count(*) filter (where judged_ms >= ${dayMs}::bigint))::bigint`.as('judgedToday'),
      sql<number>`(count(*) filter (where skipped_ms > ${hourMs}::bigint))::bigint`.as('skipped'),
      sql<number | null>`min(skipped_ms) filter (where skipped_ms > ${hourMs}::bigint)`.as('firstSkipMs'),
    ])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('leased_ms', '>', Math.min(dayMs, hourMs) - LONGEST_LEASE_MS)
    .executeTakeFirstOrThrow()
}

/** What was taken before that was judged or given back before, too. */
const LONGEST_LEASE_MS = 86_400_000
