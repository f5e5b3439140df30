import * as z from 'zod'
import type { ToldConversation } from '../protocol/conversation.ts'
import type { PreferencePair, RawJudgment } from '../protocol/dataset.ts'
import { Judgment } from '../protocol/judgment.ts'
import { type JudgmentRow, listJudgments } from '../store/judgments.ts'
import type { Db } from '../store/open-store.ts'
import { listScoredTasks, type TaskRow } from '../store/tasks.ts'
import { preferencePairs } from './preference-pairs.ts'

/** What a mechanism says about a stored task, as far as a dataset needs it; given in, because datasets know no mechanism. */
export interface TaskReader {
  /** The instruction, and by id what its conclusion is about: responses, or what the judged said themselves. */
  texts(row: TaskRow, judgments: readonly JudgmentRow[]): { prompt: string; contents: ReadonlyMap<string, string> }
  /** After scoring: the whole conversation with its truth; `undefined` where the mechanism holds none. */
  told(row: TaskRow, judgments: readonly JudgmentRow[]): ToldConversation | undefined
  rows(
    row: TaskRow,
    judgment: JudgmentRow,
  ): Omit<RawJudgment, 'taskId' | 'judgmentId' | 'miner' | 'worker' | 'simulated' | 'activeMs' | 'judgedAt' | 'guidelines'>[]
}

export interface ScoredTask {
  readonly row: TaskRow
  readonly judgments: readonly JudgmentRow[]
}

/** What every kind of signed judgment and conversation says of its time. */
const Signed = z.object({ judgment: Judgment.pick({ activeMs: true, judgedAt: true, guidelines: true }) })

/** Tasks read at once: bounds the memory of an export, whatever its size. */
const BATCH = 50

/** Every scored task with its judgments, in the order of scoring: streamed. */
export async function* readScoredTasks(db: Db): AsyncGenerator<ScoredTask> {
  let after: { scoredMs: number; id: string } | undefined
  for (;;) {
    const rows = await listScoredTasks(db, { limit: BATCH, after })
    const judgments = Map.groupBy(
      await listJudgments(
        db,
        rows.map((row) => row.id),
      ),
      (judgment) => judgment.task_id,
    )
    for (const row of rows) yield { row, judgments: judgments.get(row.id) ?? [] }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { scoredMs: last.scored_ms ?? 0, id: last.id }
  }
}

/** Every preference pair. */
export async function* readPreferencePairs(db: Db, reader: TaskReader): AsyncGenerator<PreferencePair> {
  for await (const { row, judgments } of readScoredTasks(db)) {
    for (const { id: _, ...pair } of preferencePairs(row, judgments, reader.texts(row, judgments))) yield pair
  }
}

/** Every judgment, one row per judge and response. */
export async function* readRawJudgments(db: Db, reader: TaskReader): AsyncGenerator<RawJudgment> {
  for await (const scored of readScoredTasks(db)) yield* readRawJudgmentsOf(scored, reader)
}

/** The same of one task. */
export function readRawJudgmentsOf({ row, judgments }: ScoredTask, reader: TaskReader): RawJudgment[] {
  return judgments.flatMap((judgment) => {
    const { judgment: signed } = Signed.parse(judgment.signed)
    return reader.rows(row, judgment).map((reply) => ({
      taskId: row.id,
      judgmentId: judgment.id,
      miner: judgment.miner,
      worker: judgment.worker,
      simulated: judgment.simulated,
      ...reply,
      activeMs: signed.activeMs,
      judgedAt: signed.judgedAt,
      guidelines: signed.guidelines ?? null,
    }))
  })
}
