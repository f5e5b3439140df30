import type { MinerSettings } from '../protocol/miner-settings.ts'
import { countRecent } from '../store/worker-counts.ts'
import type { WorkerRow } from '../store/workers.ts'
import { DailyCapError, TooManySkipsError, WorkerPausedError, WorkerRemovedError } from './errors.ts'
import type { Miner } from './miner.ts'

/** Tasks that a worker may give back in an hour before it has to wait. */
export const SKIPS_AN_HOUR = 20
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** @throws {@link WorkerRemovedError} if its operator has taken a worker off the miner */
export function requireMember(worker: WorkerRow): void {
  if (worker.removed_ms !== null) throw new WorkerRemovedError({ worker: worker.id })
}

/** @throws {@link WorkerRemovedError}, {@link WorkerPausedError}, {@link DailyCapError}, {@link TooManySkipsError} if a worker is given no task now */
export async function requireAble(miner: Miner, worker: WorkerRow, { tasksPerDay }: MinerSettings): Promise<void> {
  requireMember(worker)
  if (worker.paused_ms !== null) throw new WorkerPausedError({ worker: worker.id, words: worker.paused_words })
  const nowMs = miner.clock.now()
  const dayMs = nowMs - (nowMs % DAY_MS)
  const hourMs = nowMs - HOUR_MS
  const { judgedToday, skipped, firstSkipMs } = await countRecent(miner.db, { miner: miner.hotkey, worker: worker.id, dayMs, hourMs })
  if (tasksPerDay !== null && judgedToday >= tasksPerDay) throw new DailyCapError({ cap: tasksPerDay, waitMs: dayMs + DAY_MS - nowMs })
  if (skipped > SKIPS_AN_HOUR) throw new TooManySkipsError({ most: SKIPS_AN_HOUR, waitMs: (firstSkipMs ?? nowMs) + HOUR_MS - nowMs })
}
