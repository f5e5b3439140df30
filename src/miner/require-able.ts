import type { WorkerRow } from '../store/workers.ts'
import { DailyCapError, TooManySkipsError, WorkerPausedError, WorkerRemovedError } from './errors.ts'
import { type Seat, startOfDay } from './read-seat.ts'

/** Tasks that a worker may give back in an hour before it has to wait. */
export const SKIPS_AN_HOUR = 20
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** @throws {@link WorkerRemovedError} if its operator has taken a worker off the miner */
export function requireMember(worker: WorkerRow): void {
  if (worker.removed_ms !== null) throw new WorkerRemovedError({ worker: worker.id })
}

/** @throws {@link WorkerRemovedError}, {@link WorkerPausedError}, {@link DailyCapError}, {@link TooManySkipsError} if a worker is given no task now */
export function requireAble({ worker, settings: { tasksPerDay }, recent }: Seat, nowMs: number): void {
  requireMember(worker)
  if (worker.paused_ms !== null) throw new WorkerPausedError({ worker: worker.id, words: worker.paused_words })
  const { judgedToday, skipped, firstSkipMs } = recent
  if (tasksPerDay !== null && judgedToday >= tasksPerDay)
    throw new DailyCapError({ cap: tasksPerDay, waitMs: startOfDay(nowMs) + DAY_MS - nowMs })
  if (skipped > SKIPS_AN_HOUR) throw new TooManySkipsError({ most: SKIPS_AN_HOUR, waitMs: (firstSkipMs ?? nowMs) + HOUR_MS - nowMs })
}
