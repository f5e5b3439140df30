import { sql } from 'kysely'
import type { Db } from './open-store.ts'
import { type RecentSince, type RecentWork, recentlyTaken, recentWork } from './worker-counts.ts'
import type { WorkerRow } from './workers.ts'

/** A worker at a miner, with all that is asked of it before it is given a task. */
export interface SeatRow {
  readonly worker: WorkerRow
  /** The miner's settings as they are stored; null where nothing was ever said. */
  readonly settings: unknown
  /** Version of the guidelines that hold now. */
  readonly guidelines: string
  /** Whether it has consented to these. */
  readonly consented: boolean
  readonly recent: RecentWork
}

/**
 * What there is to know of a worker who asks for a task. One statement: it is asked by everybody all the time, and on the embedded database
 * each costs as much as the work in it.
 * @param builtIn version of the guidelines that hold where the miner has published none
 */
export async function findSeat(
  db: Db,
  { miner, worker, builtIn, ...since }: { miner: string; worker: string; builtIn: string } & RecentSince,
): Promise<SeatRow | undefined> {
  const { rows } = await sql<WorkerRow & Omit<SeatRow, 'worker' | 'recent'> & RecentWork>`
    select w.*, s.value as settings, g.version as guidelines, recent.*, exists (
      select from consent c where c.miner = w.miner and c.worker = w.id and c.guidelines = g.version and c.withdrawn_ms is null) as consented
    from worker w
    left join setting s on s.key = 'miner/' || w.miner
    cross join lateral (select coalesce((
      select version from guidelines where miner = w.miner order by published_ms desc, version limit 1), ${builtIn}) as version) g
    cross join lateral (
      select ${recentWork(since)} from assignment where miner = w.miner and worker = w.id and ${recentlyTaken(since)}) recent
    where w.miner = ${miner} and w.id = ${worker}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { settings, guidelines, consented, judgedToday, skipped, firstSkipMs, ...own } = row
  return { worker: own, settings, guidelines, consented, recent: { judgedToday, skipped, firstSkipMs } }
}
