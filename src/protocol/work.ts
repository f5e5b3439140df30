import * as z from 'zod'
import { FurtherCriteria } from './criteria.ts'
import { SignedJudgment } from './judgment.ts'
import { Criterion, ShownResponse } from './task.ts'
import { Result } from './wire.ts'

export const WorkerView = z.object({
  id: z.string(),
  name: z.string(),
  miner: z.string(),
  joinedAt: z.iso.datetime(),
  judged: z.number().int(),
  scored: z.number().int().describe('judgments with a score; what was abstained from or withheld has none'),
  meanScore: z.number().nullable().describe('over those; null when there are none'),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('where that mean lies with 95 % confidence; null with fewer than two'),
  earnedRao: z.string(),
})
export type WorkerView = z.infer<typeof WorkerView>

/** A leased task at a worker's desk. Live pages come by URL from an opaque origin, text comes with the task. */
export const Assignment = z.object({
  id: z.string().describe('the lease id'),
  validator: z.string(),
  miner: z.string(),
  domain: z.string(),
  instruction: z.string(),
  requirements: z.array(z.string()).describe('what the instruction asks for, one by one; empty where nobody took it apart'),
  criterion: Criterion,
  criteria: FurtherCriteria.describe('what is asked beside it, and not scored'),
  responses: z.array(ShownResponse),
  expiresAt: z.iso.datetime(),
  serverNow: z.iso.datetime(),
})
export type Assignment = z.infer<typeof Assignment>
export const NextReply = z.object({
  assignment: Assignment.nullable(),
  retryAfterMs: z.number().int(),
  skipsLeft: z.number().int().describe('how many more tasks may be given back within the hour'),
  breakMinutes: z.number().int().describe('after so long at work a break is suggested'),
})
export type NextReply = z.infer<typeof NextReply>
export const SubmitRequest = SignedJudgment
export const ReleaseReply = z.object({
  state: z.string(),
  skipsLeft: z.number().int().describe('how many more may be given back within the hour'),
})

/** One line of a worker's own history. `result` is null until the task is scored. */
export const WorkHistoryItem = z.object({
  assignmentId: z.string(),
  instruction: z.string(),
  state: z.enum(['open', 'submitted', 'scored', 'released', 'expired', 'refused']),
  note: z.string().nullable().describe('why it was refused or lost'),
  judgedAt: z.iso.datetime().nullable(),
  ranks: z.record(z.string(), z.number()),
  result: Result.nullable(),
  payEpoch: z.number().int().nullable().describe('the first epoch whose pay it has a part in; null until that is known'),
  changeableUntil: z.iso.datetime().nullable().describe('until then the judgment may be replaced or taken back; null = it may not'),
})
export type WorkHistoryItem = z.infer<typeof WorkHistoryItem>
export const WorkHistory = z.object({
  worker: WorkerView,
  items: z.array(WorkHistoryItem),
  unsent: z.number().int().describe('judgments that a validator could not be told yet: they are kept, and sent when it is back'),
  credits: z.array(z.object({ epoch: z.number().int(), amountRao: z.string(), at: z.iso.datetime() })),
})
export type WorkHistory = z.infer<typeof WorkHistory>
