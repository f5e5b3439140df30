import type { Mechanism } from '../mechanisms/mechanism.ts'
import { Conclusion } from '../protocol/conclusion.ts'
import type { TaskDetail } from '../protocol/explore.ts'
import { Hotkey } from '../protocol/ids.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import type { TaskSummary } from '../protocol/task.ts'
import { listJudgments } from '../store/judgments.ts'
import { listScoresOfTask } from '../store/scores.ts'
import type { TaskListRow, TaskRow } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { namesBy } from './names-by.ts'
import { type FrameOrigins, showResponse } from './shown-response.ts'

/** @throws {@link NotFoundError} if this network runs no such mechanism */
export function mechanismOf({ validators }: Pick<ApiContext, 'validators'>, name: string): Mechanism {
  for (const validator of validators) {
    const running = validator.mechanisms.find((candidate) => candidate.mechanism.name === name)
    if (running) return running.mechanism
  }
  throw new NotFoundError({ what: 'mechanism', id: name })
}

export function toTaskSummary(row: TaskListRow): TaskSummary {
  return {
    id: row.id as TaskSummary['id'],
    mechanism: row.mechanism,
    mechid: row.mechid,
    domain: row.domain,
    origin: showsResponses(row) ? row.origin : null,
    title: row.title,
    state: row.state,
    validator: row.validator,
    responses: row.responses,
    judgments: row.judgments,
    createdAt: new Date(row.created_ms).toISOString(),
    deadline: new Date(row.deadline_ms).toISOString(),
    scoredAt: row.scored_ms === null ? null : new Date(row.scored_ms).toISOString(),
    epoch: row.epoch,
    agreement: row.agreement,
  }
}

/** Whether anybody may see a task's responses: while it is open they would tell its judges which of their own copies are of which. */
export function showsResponses({ state }: Pick<TaskRow, 'state'>): boolean {
  return state !== 'open'
}

/** A whole task. Its responses are shown once it has ended; what is known of them, and who judged how, from scoring on and not before. */
export async function readTaskDetail(context: ApiContext, row: TaskRow, origins: FrameOrigins): Promise<TaskDetail> {
  const mechanism = mechanismOf(context, row.mechanism)
  const task = mechanism.readTask(row.body)
  const view = mechanism.view(task)
  const judgments = await listJudgments(context.db, [row.id])
  return {
    ...toTaskSummary({ ...row, judgments: judgments.length }),
    instruction: task.instruction,
    view:
      view.kind === 'conversation'
        ? view
        : {
            ...view,
            requirements: [...view.requirements],
            contents: showsResponses(row) ? view.contents.map((response) => showResponse(response, `/frame/task/${row.id}`, origins)) : [],
          },
    outcome: row.state === 'scored' ? await readOutcome(context, row, mechanism, judgments) : null,
  }
}

async function readOutcome(
  { db, labels }: ApiContext,
  row: TaskRow,
  mechanism: Mechanism,
  judgments: Awaited<ReturnType<typeof listJudgments>>,
): Promise<NonNullable<TaskDetail['outcome']>> {
  const nameOf = namesBy(labels)
  const { order, pairs, verdict, knownFrom } = Conclusion.parse(row.conclusion)
  const records = new Map((await listScoresOfTask(db, row.id)).map((score) => [score.miner, ScoreRecord.parse(score.record)]))
  const replies = new Map(judgments.map(({ miner, reply }) => [Hotkey.parse(miner), reply as unknown]))
  const task = mechanism.readTask(row.body)
  const told = mechanism.tell?.(task, replies)
  return {
    conversation: told ?? null,
    order: order.map((item) => ({ ...item, interval: item.interval ?? null, knownRank: item.knownRank ?? null })),
    knownFrom: knownFrom ?? null,
    verdict: verdict ?? null,
    pairs,
    criteria: [...(mechanism.further?.(task) ?? [])],
    judges: judgments.map((judgment) => {
      const ranks = mechanism.ranks(judgment.reply)
      return {
        miner: judgment.miner,
        name: nameOf(judgment.miner),
        simulated: judgment.simulated,
        verdict: told ? ('answered' as const) : Object.keys(ranks).length > 0 ? ('ranked' as const) : ('cannot-judge' as const),
        ranks,
        answers: mechanism.answers?.(judgment.reply) ?? {},
        record: records.get(judgment.miner) ?? null,
      }
    }),
  }
}
