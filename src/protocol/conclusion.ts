import * as z from 'zod'
import { AgreementGate } from './score-record.ts'

/** One of a task's items (a response, an answer) as all its judges together see it. */
export const ConcludedItem = z.object({
  responseId: z.string(),
  source: z.string().describe('who or what made it, and how it was degraded: told only after scoring'),
  consensusRank: z.number().describe('1 = best; ties share the mean rank'),
  consensusScore: z.number().describe('higher is better; a unit is one standard deviation within the task'),
  interval: z.object({ low: z.number(), high: z.number() }).optional().describe('95 % interval of the score; absent when nobody ranked'),
  knownRank: z
    .number()
    .optional()
    .describe('1 = best, as known by construction, or as expected from a leaderboard; absent where nothing is known'),
})
export type ConcludedItem = Readonly<z.infer<typeof ConcludedItem>>

/** A preference between two items of one task; a tie makes no pair. */
export const ConcludedPair = z.object({
  chosenId: z.string(),
  rejectedId: z.string(),
  margin: z.number().describe('difference of the consensus scores, > 0'),
  agreement: z.number().describe('reliability-weighted share of judges that prefer `chosen`, ties half: in [0, 1]'),
})
export type ConcludedPair = Readonly<z.infer<typeof ConcludedPair>>

/** How far a task's result may be trusted, and why it has as many judgments as it has. */
export const TaskVerdict = z.object({
  gate: AgreementGate,
  truth: z.object({
    validity: z.number().min(0).max(1).describe('1: nothing speaks against the known order; 0: the judges have overturned it'),
    flagged: z.boolean().describe('the known order is reported as wrong'),
    words: z.string(),
  }),
  completion: z.object({
    state: z.enum(['complete', 'ambiguous', 'more']).describe('ambiguous: it stays open, and no more judgments were to be had'),
    expectedError: z.number().describe('share of the pairs expected in the wrong order, in [0, 0.5]'),
    words: z.string(),
  }),
})
export type TaskVerdict = z.infer<typeof TaskVerdict>

/** What all replies together say about one task. */
export const Conclusion = z.object({
  agreement: z.number().optional().describe('chance-corrected, in [-1, 1]; absent where it does not exist (one judge, no variation)'),
  knownFrom: z.string().optional().describe('where the known order comes from, in words; absent where nothing is known'),
  order: z.array(ConcludedItem),
  pairs: z.array(ConcludedPair),
  verdict: TaskVerdict.optional().describe('absent in tasks that an older version scored'),
})
export interface Conclusion {
  readonly agreement?: number | undefined
  readonly knownFrom?: string | undefined
  readonly order: readonly ConcludedItem[]
  readonly pairs: readonly ConcludedPair[]
  readonly verdict?: TaskVerdict | undefined
}
