import * as z from 'zod'
import { CriterionAnswers } from './criteria.ts'
import { TaskOrigin } from './task.ts'

/** Where a preference pair comes from, enough to find every judgment behind it. */
export const Provenance = z.object({
  taskId: z.string(),
  mechanism: z.string(),
  mechanismVersion: z.string(),
  recipeHash: z.string(),
  validator: z.string(),
  domain: z.string(),
  origin: TaskOrigin,
  chosenSource: z.string(),
  rejectedSource: z.string(),
  judgments: z.number().int(),
  simulatedJudgments: z.number().int().describe('how many of them no person stands behind'),
  scoredAt: z.iso.datetime(),
  epoch: z.number().int(),
})
export type Provenance = z.infer<typeof Provenance>

/** One row per preference pair, in the columns TRL's preference trainers read; the rest is for whoever checks. Ties give no row. */
export const PreferencePair = z.object({
  prompt: z.string(),
  chosen: z.string(),
  rejected: z.string(),
  margin: z.number().describe('difference of the consensus scores, > 0; a unit is one standard deviation within the task'),
  agreement: z.number().describe('share of judges, weighted by reliability, that prefer `chosen`; ties count half; in [0, 1]'),
  taskAgreement: z.number().nullable().describe('chance-corrected agreement of all judges on the whole task, in [-1, 1]'),
  trusted: z
    .boolean()
    .describe('whether the judges agree beyond chance; false: the task was withheld, train on the pair with care or not at all'),
  simulated: z.boolean().describe('true when at least one judgment behind it is simulated'),
  provenance: Provenance,
})
export type PreferencePair = z.infer<typeof PreferencePair>

/** One row per judge and response: what aggregates hide. */
export const RawJudgment = z.object({
  taskId: z.string(),
  judgmentId: z.string(),
  miner: z.string(),
  worker: z.string(),
  simulated: z.boolean(),
  responseId: z.string(),
  responseSource: z.string(),
  positionShown: z.number().int().describe('1 = first in the order this judge saw'),
  grade: z.number().nullable(),
  rank: z.number().nullable(),
  preferred: z.boolean().nullable().describe('whether this judge likes it best of the task, whatever was asked for; null = not said'),
  allBad: z.boolean().nullable().describe('whether all responses of the task fail, whatever their order; null = not said'),
  answers: CriterionAnswers.describe('what this judge says of this response, or of the whole task, by the further criteria'),
  cannotJudge: z.string().nullable(),
  activeMs: z.number(),
  judgedAt: z.string(),
  guidelines: z.string().nullable().describe('version of the guidelines that this judge had accepted; null = not said'),
})
export type RawJudgment = z.infer<typeof RawJudgment>

/** One row per graded response: its mean grade by every criterion on a scale, as sets with several attributes have it. */
export const AttributeRow = z.object({
  prompt: z.string(),
  response: z.string(),
  attributes: z.record(z.string(), z.number()).describe('mean over the judges, by criterion; `grade` is the one that is scored'),
  judgments: z.number().int(),
  simulated: z.boolean().describe('true when at least one judgment behind it is simulated'),
  taskId: z.string(),
  responseId: z.string(),
  responseSource: z.string(),
})
export type AttributeRow = z.infer<typeof AttributeRow>

export const DatasetPage = z.object({
  totals: z.object({ tasks: z.number().int(), pairs: z.number().int(), judgments: z.number().int(), simulatedJudgments: z.number().int() }),
  pairs: z.array(PreferencePair.extend({ id: z.string() })),
  next: z.string().nullable(),
})
export type DatasetPage = z.infer<typeof DatasetPage>
