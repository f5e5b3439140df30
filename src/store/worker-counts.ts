import { sql } from 'kysely'
import { LONGEST_LEASE_MS } from '../protocol/wire.ts'
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

/** What one of a miner's workers has done. */
export interface WorkerSummary {
  readonly worker: string
  readonly judged: number
  readonly scored: number
  /** Newest first. */
  readonly scores: readonly number[]
  /** Given back of late. */
  readonly skipped: number
  /** A lease that is open. */
  readonly inHand: string | null
}

/** What a miner's workers have done, for each who ever took a task: counts, newest scores, what is in hand. @param most scores of each */
export async function summariseWorkers(
  db: Db,
  { miner, most, hourMs }: { miner: string; most: number; hourMs: number },
): Promise<WorkerSummary[]> {
  const { rows } = await sql<WorkerSummary>`
    with own as (
      select worker, state, score, lease_id, skipped_ms, scored, case when scored then
        row_number() over (partition by worker, scored order by result_epoch desc, lease_id) end as nth
      from (select *, result_epoch is not null and coalesce(result->'record'->>'outcome' = 'scored', false) as scored from assignment where miner = ${miner}) a
    )
    select worker,
      (count(*) filter (where state in ('submitted', 'scored')))::bigint as judged,
      (count(*) filter (where scored))::bigint as scored,
      coalesce(array_agg(score order by nth) filter (where nth <= ${most}::bigint), '{}') as scores,
      (count(*) filter (where skipped_ms > ${hourMs}::bigint))::bigint as skipped,
      min(lease_id) filter (where state = 'open') as "inHand"
    from own group by worker`.execute(db)
  return rows
}

/** How many people a miner has, those not counted whom its operator has removed. */
export async function countPeople(
  db: Db,
  { miner, seenAfterMs }: { miner: string; seenAfterMs: number },
): Promise<{ active: number; paused: number; seen: number }> {
  return db
    .selectFrom('worker')
    .select([
      sql<number>`(count(*) filter (where paused_ms is null))::bigint`.as('active'),
      sql<number>`(count(*) filter (where paused_ms is not null))::bigint`.as('paused'),
      sql<number>`(count(*) filter (where seen_ms > ${seenAfterMs}::bigint))::bigint`.as('seen'),
    ])
    .where('miner', '=', miner)
    .where('removed_ms', 'is', null)
    .executeTakeFirstOrThrow()
}

/** How many judgments of a miner, or of one of its workers, were sent on and have not arrived. */
export async function countUnsent(db: Db, { miner, worker }: { miner: string; worker?: string }): Promise<number> {
  let query = db
    .selectFrom('assignment')
    .select(sql<number>`count(*)::bigint`.as('count'))
    .where('miner', '=', miner)
    .where('state', '=', 'submitted')
    .where('acknowledged_ms', 'is', null)
    .where('sent_ms', 'is not', null)
  if (worker !== undefined) query = query.where('worker', '=', worker)
  return (await query.executeTakeFirstOrThrow()).count
}

/** What a worker has done of late: what limits on tasks and on giving back are held against. */
export interface RecentWork {
  readonly judgedToday: number
  /** Given back within the hour, and when the first of these was. */
  readonly skipped: number
  readonly firstSkipMs: number | null
}

/** From when a day and an hour count, in milliseconds since the Unix epoch. */
export interface RecentSince {
  readonly dayMs: number
  readonly hourMs: number
}

/** The columns of {@link RecentWork}, over the assignments of one worker. */
export const recentWork = ({ dayMs, hourMs }: RecentSince) => sql<RecentWork>`
  (count(*) filter (where judged_ms >= ${dayMs}::bigint))::bigint as "judgedToday",
  (count(*) filter (where skipped_ms > ${hourMs}::bigint))::bigint as skipped,
  min(skipped_ms) filter (where skipped_ms > ${hourMs}::bigint) as "firstSkipMs"`

/** Assignments that can count in it were taken after this: what was taken before that was judged or given back before, too. */
export const recentlyTaken = ({ dayMs, hourMs }: RecentSince) => sql`leased_ms > ${Math.min(dayMs, hourMs) - LONGEST_LEASE_MS}::bigint`

export async function countRecent(
  db: Db,
  { miner, worker, ...since }: { miner: string; worker: string } & RecentSince,
): Promise<RecentWork> {
  const { rows } = await sql<RecentWork>`
    select ${recentWork(since)} from assignment where miner = ${miner} and worker = ${worker} and ${recentlyTaken(since)}`.execute(db)
  return rows[0]!
}
