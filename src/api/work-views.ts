import { SKIPS_AN_HOUR } from '../miner/require-able.ts'
import { SignedJudgment, Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import { Result } from '../protocol/wire.ts'
import type { Assignment, WorkerView, WorkHistory, WorkHistoryItem } from '../protocol/work.ts'
import { meanInterval } from '../stats/mean-interval.ts'
import { type AssignmentRow, listAssignmentsOfWorker } from '../store/assignments.ts'
import { listCreditsOfWorker, sumCreditsOfWorker } from '../store/credits.ts'
import type { Db } from '../store/open-store.ts'
import { listScoredWork } from '../store/scored-work.ts'
import { countRecent, countUnsent, type RecentWork, summariseWorker } from '../store/worker-counts.ts'
import type { WorkerRow } from '../store/workers.ts'
import { type FrameOrigins, showResponse } from './shown-response.ts'

export function toAssignment(row: AssignmentRow, origins: FrameOrigins, nowMs: number): Assignment {
  const task = PresentedTask.parse(row.presented)
  return {
    id: row.lease_id,
    validator: row.validator,
    miner: row.miner,
    domain: task.domain,
    instruction: task.instruction,
    requirements: task.requirements,
    criterion: task.criterion,
    criteria: task.criteria,
    responses: task.responses.map((response) => showResponse(response, `/frame/work/${row.lease_id}`, origins)),
    expiresAt: new Date(row.expires_ms).toISOString(),
    serverNow: new Date(nowMs).toISOString(),
  }
}

export function toHistoryItem(row: AssignmentRow, nowMs: number): WorkHistoryItem {
  const signed = row.signed === null ? undefined : SignedJudgment.parse(row.signed)
  const verdict = signed && Verdict.safeParse(signed.judgment.verdict).data
  const ranks = verdict?.kind === 'ranked' ? Object.entries(verdict.responses).map(([id, { rank }]) => [id, rank] as const) : []
  return {
    assignmentId: row.lease_id,
    instruction: PresentedTask.parse(row.presented).instruction,
    state: row.state,
    note: row.note,
    judgedAt: row.judged_ms === null ? null : new Date(row.judged_ms).toISOString(),
    ranks: Object.fromEntries(ranks),
    result: row.result === null ? null : Result.parse(row.result),
    payEpoch: row.pay_epoch,
    changeableUntil: isChangeable(row, nowMs) ? new Date(row.due_ms ?? nowMs).toISOString() : null,
  }
}

function isChangeable({ state, sent_ms, due_ms }: AssignmentRow, nowMs: number): boolean {
  return state === 'submitted' && sent_ms === null && due_ms !== null && due_ms > nowMs
}

const HOUR_MS = 3_600_000

export async function readSkipsLeft(db: Db, { miner, id }: WorkerRow, nowMs: number): Promise<number> {
  return skipsLeft(await countRecent(db, { miner, worker: id, dayMs: nowMs, hourMs: nowMs - HOUR_MS }))
}

export const skipsLeft = ({ skipped }: Pick<RecentWork, 'skipped'>): number => Math.max(0, SKIPS_AN_HOUR - skipped)

export async function readWorkerView(db: Db, row: WorkerRow): Promise<WorkerView> {
  const own = { miner: row.miner, worker: row.id }
  const { judged, scored, meanScore } = await summariseWorker(db, own)
  const interval = meanInterval((await listScoredWork(db, { ...own, limit: 500 })).map(({ value }) => value))
  return {
    id: row.id,
    name: row.name,
    miner: row.miner,
    joinedAt: new Date(row.joined_ms).toISOString(),
    judged,
    scored,
    meanScore,
    interval: interval ? [interval[0], interval[1]] : null,
    earnedRao: (await sumCreditsOfWorker(db, own)).toString(),
  }
}

export async function readWorkHistory(db: Db, row: WorkerRow, nowMs: number): Promise<WorkHistory> {
  const own = { miner: row.miner, worker: row.id, limit: 50 }
  const credits = await listCreditsOfWorker(db, own)
  return {
    worker: await readWorkerView(db, row),
    items: (await listAssignmentsOfWorker(db, own)).map((assignment) => toHistoryItem(assignment, nowMs)),
    unsent: await countUnsent(db, own),
    credits: credits.map(({ epoch, amountRao, creditedMs }) => ({
      epoch,
      amountRao: amountRao.toString(),
      at: new Date(creditedMs).toISOString(),
    })),
  }
}
