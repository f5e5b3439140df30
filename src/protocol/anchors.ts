import * as z from 'zod'

/** Kinds of fixed answers, from right to wrong. */
export const RUNGS = ['exact', 'paraphrase', 'half', 'wrong'] as const

/** What one fixed answer to one fixed question is worth. */
export const AnchorScore = z.object({
  type: z.string(),
  item: z.number().int().min(0).describe('place of the question in its set'),
  rung: z.enum(RUNGS),
  value: z.number().min(0).max(1),
})
export type AnchorScore = Readonly<z.infer<typeof AnchorScore>>

const change = z
  .object({ change: z.number(), low: z.number(), high: z.number() })
  .describe('in points of score, from the first to the last of the window, with its 95 % interval')

/** How miners have done over a part of the window, at equal type and hardness. */
const TrendPoint = z.object({
  until: z.iso.datetime().describe('when its last challenge was scored'),
  n: z.number().int(),
  mean: z.number(),
  low: z.number().describe('95 %'),
  high: z.number(),
})
export type TrendPoint = z.infer<typeof TrendPoint>

/** Scores of one kind of challenge over the window. */
export const TrendView = z.object({
  items: z.number().int().describe('challenges'),
  trend: change.nullable().describe('null for too few challenges'),
  points: TrendPoint.array(),
})
export type TrendView = z.infer<typeof TrendView>

/** What anchors say of one validator: whether its measure holds still, and whether what it pays for moves as miners do. */
export const AnchorView = z.object({
  validator: z.string(),
  name: z.string(),
  measure: z
    .object({
      questions: z.number().int().describe('fixed, and shown to nobody'),
      since: z.iso.datetime().describe('when they were drawn'),
      lastRun: z.iso.datetime(),
      runs: z.number().int().describe('on record: those of 62 days, and the first by each measure'),
      rungs: z
        .array(z.object({ rung: z.enum(RUNGS), first: z.number(), now: z.number() }))
        .describe('mean worth of the fixed answers at first and now'),
      moved: z.number().int().describe('of the fixed answers: worth something else now than when the measure last changed by its own word'),
    })
    .nullable()
    .describe('null until the first run'),
  anchors: TrendView.describe('challenges on the constant scale: correctness of their answers'),
  metric: TrendView.describe('all other challenges: scores as they are paid, at equal hardness'),
  hardness: z.number().nullable().describe('change of the hardness of the other challenges over the window'),
  finding: z
    .enum(['measure-moved', 'metric-alone', 'anchors-alone', 'together', 'too-few'])
    .describe('what the first three say is an alarm'),
  words: z.string().describe('the finding, and what to do about it'),
})
export type AnchorView = z.infer<typeof AnchorView>
