import * as z from 'zod'
import { Hotkey, TaskId } from './ids.ts'

/** One term of a task score. */
export const ScoreComponent = z.object({
  metric: z.string().describe('name of the metric in the recipe'),
  value: z.number().nullable().describe('in [-1, 1]: 1 = perfect, 0 = chance; null where the metric does not exist for this data'),
  weight: z.number().min(0).max(1).describe('its share in the score of this task, after absent metrics handed theirs on'),
  words: z.string().describe('what was compared with what and what came out, for the worker'),
})
export type ScoreComponent = z.infer<typeof ScoreComponent>

/** Whether judgments agree more than chance explains: only then may they count for others, and a result be trusted. */
export const AgreementGate = z.object({
  outcome: z
    .enum(['trusted', 'reissue', 'withheld'])
    .describe('reissue: not beyond chance as yet, more are asked; withheld: it has stayed so'),
  agreement: z.number().nullable().describe('mean Spearman of all pairs, in [-1, 1]; null where there is no pair'),
  chanceBound: z.number().nullable().describe("what chance alone exceeds only as rarely as the recipe's confidence allows"),
  effectiveRaters: z.number().min(0).describe('as good as so many independent judges of equal weight'),
  words: z.string(),
})
export type AgreementGate = z.infer<typeof AgreementGate>

/** Why a miner got what it got for one task. Written once, never changed; the same judgments and the same history give the same bytes. */
export const ScoreRecord = z.object({
  taskId: TaskId,
  miner: Hotkey,
  mechanism: z.string(),
  mechanismVersion: z.string(),
  recipeHash: z.string().regex(/^[0-9a-f]{64}$/),
  outcome: z
    .enum(['scored', 'abstained', 'withheld'])
    .describe('withheld: the other judges do not agree beyond chance and no order is known, so it says nothing'),
  value: z
    .number()
    .min(-1)
    .max(1)
    .describe('1 = perfect, 0 = chance or abstained or withheld, negative = against the others and the truth'),
  components: z.array(ScoreComponent),
  gate: AgreementGate.nullable()
    .default(null)
    .describe(
      'of the other judges, who count only where they agree beyond chance: a judgment never counts for itself; null where this miner said nothing',
    ),
  truthValidity: z.number().min(0).max(1).default(1).describe('how far the known order counted, after the other judges had their say'),
  evidence: z.number().min(0).max(1).default(1).describe('how much the value says of skill; 0 = nothing'),
  words: z.string().describe('the whole score in one or two sentences'),
})
export type ScoreRecord = z.infer<typeof ScoreRecord>
