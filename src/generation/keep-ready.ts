import type { Clock } from '../core/clock.ts'
import type { Db } from '../store/open-store.ts'
import { countReady } from '../store/task-attempts.ts'
import type { Attempt } from './attempt.ts'
import type { Generation } from './generate-task.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { runAttempts } from './run-attempts.ts'

/**
 * Makes tasks for a stream until as many are ready as its config says, those under way included; drops old evidence first.
 * **Reads** how many are ready. **Writes** attempts. **Safe to repeat because** what is ready is counted anew, by every process alike.
 */
export async function keepReady(
  generation: Generation,
  { stopping, ...run }: { db: Db; clock: Clock; stream: string; holder: string; stopping: AbortSignal; onEnd?: (attempt: Attempt) => void },
): Promise<void> {
  const { depth, evidenceDays } = generation.config
  await purgeEvidence(run.db, { nowMs: run.clock.now(), days: evidenceDays })
  const more = async (underWay: number) => !stopping.aborted && (await countReady(run.db, run.stream)) + underWay < depth
  await runAttempts(generation, { ...run, more })
}
