import { hashOf } from '../core/hash.ts'
import { importTasks } from '../datasets/import-tasks.ts'
import type { ImportedTask } from '../datasets/imported-task.ts'
import { type Leaderboard, withStandings } from '../datasets/leaderboard.ts'
import type { Db } from '../store/open-store.ts'
import { queueTasks } from '../store/queued-tasks.ts'
import { FileError } from './errors.ts'

export interface ImportSummary {
  readonly file: string
  /** Tasks that were read. */
  readonly tasks: number
  /** Of these, new ones that now wait for a validator. */
  readonly queued: number
  /** Of the tasks, those of which a leaderboard says something. */
  readonly onLeaderboard: number
  /** Lines that could not be read, each with its reason; the first 100. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
  readonly refusedCount: number
}

const BATCH = 100
const TOLD = 100

/**
 * Reads tasks from a JSONL file into the queue, batch by batch: a bad line is refused by its number, the rest goes on.
 * **Safe to repeat because** a task that is queued already is not queued again.
 * @param leaderboard what is known of the models that made the responses
 * @param onProgress told after every batch
 * @throws {@link FileError} if the file cannot be opened; {@link UnreadableFileError} if it is not text in UTF-8
 */
export async function queueFile(
  db: Db,
  file: string,
  { nowMs, leaderboard, onProgress }: { nowMs: number; leaderboard?: Leaderboard | undefined; onProgress?: (tasks: number) => void },
): Promise<ImportSummary> {
  const refused: { line: number; reason: string }[] = []
  let refusedCount = 0
  let tasks = 0
  let queued = 0
  let onLeaderboard = 0
  let batch: ImportedTask[] = []
  const flush = async () => {
    queued += await queueTasks(db, uniqueByHash(batch), nowMs)
    batch = []
    onProgress?.(tasks)
  }
  try {
    for await (const outcome of importTasks(file)) {
      if ('refused' in outcome) {
        refusedCount++
        if (refused.length < TOLD) refused.push({ line: outcome.line, reason: outcome.refused })
        continue
      }
      tasks++
      const task = leaderboard ? withStandings(outcome.task, leaderboard) : outcome.task
      if (task.leaderboard) onLeaderboard++
      batch.push(task)
      if (batch.length >= BATCH) await flush()
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall) throw new FileError({ file, doing: 'read', cause })
    throw cause
  }
  await flush()
  return { file, tasks, queued, onLeaderboard, refused, refusedCount }
}

/** One statement cannot insert the same key twice. */
function uniqueByHash(tasks: readonly ImportedTask[]): { hash: string; mechanism: string; body: object }[] {
  return [...new Map(tasks.map((body) => [hashOf(body), { hash: hashOf(body), mechanism: 'dojo', body }])).values()]
}

/** The summary in words, for stderr. */
export function tellImport({ file, tasks, queued, onLeaderboard, refused, refusedCount }: ImportSummary): string[] {
  const known = tasks - queued
  return [
    `${file}: ${tasks} tasks read, ${queued} queued${known > 0 ? `, ${known} known already` : ''}, ${refusedCount} lines refused`,
    ...(onLeaderboard > 0 ? [`  ${onLeaderboard} of them with models on the leaderboard`] : []),
    ...refused.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(refusedCount > refused.length ? [`  ... and ${refusedCount - refused.length} more`] : []),
  ]
}
