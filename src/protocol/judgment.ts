import * as z from 'zod'
import { CriterionAnswers } from './criteria.ts'
import { Hotkey, LeaseId, WorkerId } from './ids.ts'
import { WireTime } from './wire-time.ts'

/** Grade and rank that one worker gives to one response. */
export const ResponseJudgment = z.object({
  grade: z.number().int().describe("on the criterion's scale"),
  rank: z.number().int().min(1).max(16).describe('1 = best; equal numbers are ties'),
})
export type ResponseJudgment = z.infer<typeof ResponseJudgment>

/** Why a task could not be judged. */
export const CannotJudgeReason = z.enum(['broken', 'unclear', 'language', 'unsafe', 'other'])
export type CannotJudgeReason = z.infer<typeof CannotJudgeReason>

const Reason = z
  .string()
  .max(2000)
  .refine((text) => !text.includes('\0'), 'expected text without NUL characters')
  .optional()

/** What a worker says about a task: every response judged, or one reason why none can be. Keys are the response ids the worker was shown. */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ranked'),
    responses: z.record(z.string().min(1).max(64), ResponseJudgment),
    preferred: z
      .string()
      .min(1)
      .max(64)
      .nullable()
      .optional()
      .describe('which one the worker likes best, whatever was asked for; null = none more than the others; absent = not said'),
    allBad: z.boolean().optional().describe('whether all of them fail, whatever their order; absent = not said'),
    answers: CriterionAnswers.optional().describe('to what was asked beside grade and rank'),
    reason: Reason,
  }),
  z.object({
    kind: z.literal('cannot-judge'),
    why: CannotJudgeReason,
    reason: Reason,
  }),
])
export type Verdict = z.infer<typeof Verdict>

/** NUL in JSON text: valid there, but no PostgreSQL text can hold it. */
const ESCAPED_NUL = /(?<!\\)(\\\\)*\\u0000/

/**
 * A worker's judgment of one leased task: the text that the worker signs.
 * Bound to the lease (and so to one task, one miner, one validator) and to the worker; `id` makes repeats harmless.
 */
export const Judgment = z.object({
  id: z.uuid().describe('chosen by the worker; the same id sent twice is one judgment'),
  leaseId: LeaseId,
  validator: Hotkey,
  miner: Hotkey,
  worker: WorkerId,
  verdict: z
    .unknown()
    .refine((verdict) => !ESCAPED_NUL.test(JSON.stringify(verdict) ?? ''), 'expected text without NUL characters')
    .describe('read by the mechanism: a Verdict for dojo'),
  activeMs: z.number().int().min(0).max(86_400_000).describe('time the worker spent with the task visible and in use'),
  judgedAt: WireTime,
  guidelines: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')
    .optional()
    .describe('the version that the worker had accepted; absent where its miner has none'),
})
export type Judgment = z.infer<typeof Judgment>

/** A judgment with the worker's ed25519 signature over `judgmentText(judgment)`: a miner can relay it, not alter it. */
export const SignedJudgment = z.object({
  judgment: Judgment,
  signature: z.string().regex(/^0x[0-9a-f]{128}$/, 'expected 0x and 128 hex digits'),
  simulated: z.boolean().describe('true when no person stands behind it: declared by the sender, shown wherever the judgment is shown'),
})
export type SignedJudgment = z.infer<typeof SignedJudgment>
