import * as z from 'zod'

/** One of a task's items (a response, an answer) as all its judges together see it. */
export const ConcludedItem = z.object({
  responseId: z.string(),
  source: z.string().describe('who or what made it, and how it was degraded: told only after scoring'),
  consensusRank: z.number().describe('1 = best; ties share the mean rank'),
  consensusScore: z.number().describe('higher is better; a unit is one standard deviation within the task'),
  knownRank: z.number().optional().describe('1 = best, as known by construction; absent where nothing is known'),
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

/** What all replies together say about one task. */
export const Conclusion = z.object({
  agreement: z.number().optional().describe('chance-corrected, in [-1, 1]; absent where it does not exist (one judge, no variation)'),
  order: z.array(ConcludedItem),
  pairs: z.array(ConcludedPair),
})
export interface Conclusion {
  readonly agreement?: number | undefined
  readonly order: readonly ConcludedItem[]
  readonly pairs: readonly ConcludedPair[]
}
