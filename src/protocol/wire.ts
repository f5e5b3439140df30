import * as z from 'zod'
import { LeaseId, WorkerId } from './ids.ts'
import { SignedJudgment } from './judgment.ts'
import { ScoreRecord } from './score-record.ts'
import { WireTime } from './wire-time.ts'

/** A lease request may name no more leases that the miner knows of. */
export const MOST_HELD = 1000

/** No task is lent for longer. */
export const LONGEST_LEASE_MS = 86_400_000

/** Miner -> validator: POST /validators/{hotkey}/leases, signed (btauth/1). */
export const LeaseRequest = z.object({
  capacity: z.number().int().min(1).max(64),
  workers: z
    .array(WorkerId)
    .max(64)
    .default([])
    .describe(
      'who is to judge: each gets at most one lease, of a task that it has not had through any miner, and only it may judge that. Without names a judgment by somebody who has had the task elsewhere is refused',
    ),
  mechid: z.number().int().min(0).default(0),
  held: z.array(LeaseId).max(MOST_HELD).default([]).describe('leases the miner knows of; its other open ones are told again'),
})
export type LeaseRequest = z.infer<typeof LeaseRequest>

/** A task handed to one miner until `expiresAt` on the validator's clock. */
export const Lease = z.object({
  leaseId: LeaseId,
  mechanism: z.string(),
  mechid: z.number().int().min(0),
  task: z.unknown().describe('read by the mechanism: a PresentedTask for dojo'),
  leasedAt: WireTime,
  expiresAt: WireTime,
  worker: WorkerId.optional().describe('who alone may judge it; absent where the miner named nobody'),
})
export type Lease = z.infer<typeof Lease>

export const LeaseReply = z.object({ leases: z.array(Lease) })
export type LeaseReply = z.infer<typeof LeaseReply>

/** Miner -> validator: POST /validators/{hotkey}/leases/{leaseId}/judgment. Sent again with the same judgment id it gives the same receipt. */
export const JudgmentRequest = SignedJudgment
export const JudgmentReceipt = z.object({
  leaseId: LeaseId,
  judgmentId: z.uuid(),
  acceptedAt: WireTime,
})
export type JudgmentReceipt = z.infer<typeof JudgmentReceipt>

/** Miner -> validator: POST /validators/{hotkey}/leases/{leaseId}/release. */
export const ReleaseReceipt = z.object({ leaseId: LeaseId, state: z.enum(['released', 'submitted', 'expired']) })
export type ReleaseReceipt = z.infer<typeof ReleaseReceipt>

/** How one response fared, told to its judges after scoring, under the ids they were shown. */
export const RevealedResponse = z.object({
  id: z.string(),
  consensusRank: z.number().describe('rank by all judges together, 1 = best, ties share the mean rank'),
  knownRank: z
    .number()
    .nullable()
    .describe('rank known beforehand, 1 = best; not whole where it is only probable; null where nothing is known'),
})
export type RevealedResponse = z.infer<typeof RevealedResponse>

/** Validator -> miner: GET /validators/{hotkey}/results?after={cursor}: what became of this miner's judgments, oldest first. */
export const Result = z.object({
  cursor: z.number().int().describe('pass the last one back as `after`'),
  leaseId: LeaseId,
  record: ScoreRecord.omit({ taskId: true }),
  revealed: z.array(RevealedResponse),
  scoredAt: WireTime,
  epoch: z.number().int(),
})
export type Result = z.infer<typeof Result>
export const ResultsReply = z.object({ results: z.array(Result) })
export type ResultsReply = z.infer<typeof ResultsReply>
