import * as z from 'zod'
import { hashOf } from '../core/hash.ts'

/** Each metric is a number in [-1, 1]: 1 = perfect, 0 = chance. One file each, of the same name. */
export const MetricName = z.enum(['truth-spearman', 'truth-distance', 'peer-spearman', 'peer-kappa', 'peer-icc'])
export type MetricName = z.infer<typeof MetricName>

const share = z.number().min(0).max(1)

/** How replies become scores, as data: stored, hashed, and named in every score. One property per step, in the order of the steps. */
export const ScoringRecipe = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  components: z
    .array(z.object({ metric: MetricName, weight: z.number().gt(0).max(1) }))
    .min(1)
    .refine((list) => new Set(list.map(({ metric }) => metric)).size === list.length, 'expected every metric once')
    .refine((list) => Math.abs(list.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9, 'expected weights that sum to 1'),
  minPeers: z.number().min(1).describe('fewer effective other raters than this, and peer metrics do not exist'),
  newcomerWeight: z.number().gt(0).max(1).describe('weight of a rater of reliability 0 as a peer; reliability is added to it'),
  gate: z.object({
    threshold: z.number().min(-1).max(1).describe('agreement that evidence must exceed: 0 = chance'),
    confidence: z.number().gt(0.5).lt(1).describe('how surely, one-sided'),
  }),
  arbitration: z.object({
    wrongTruthPrior: z.number().gt(0).lt(1).describe('how often a known order is wrong, before anybody has judged'),
    minEffectiveRaters: z.number().min(1).describe('fewer proven independent raters than this cannot overturn a known order'),
    flagBelow: share.describe('validity of a known order below which it is reported as wrong'),
  }),
  peerEvidence: share.describe('what a score from peers says of skill, where one from a known order says 1'),
  dependence: z.object({
    tolerance: z.number().min(0).lt(1).describe('correlation of deviations that honest raters may have'),
    z: z.number().gt(0).describe('how sure: standard errors below the estimate'),
    leastShared: z.number().int().min(1).describe('fewer shared tasks than this say nothing'),
  }),
  skill: z.object({
    decay: z.number().gt(0).max(1).describe('weight of evidence per epoch of age'),
    priorTasks: z.number().gt(0).describe('shrinkage: so many imagined tasks at the level above (chance, the miner, the worker)'),
    spread: z.number().gt(0).describe('standard deviation of one task score'),
    leastTasks: z.number().min(0).describe('evidence, in tasks, before anybody is proven, undecided or suspended'),
    suspendBelow: z.number().min(-1).max(1).describe('suspended when even mean + 3 sd is below this'),
  }),
  completion: z.object({
    signalVariance: z.number().gt(0).describe('variance of what the items of a task are worth, in units of opinions'),
    noiseVariance: z.number().gt(0).describe('variance of one opinion around that'),
    typicalWeight: z.number().gt(0).max(1).describe('weight of a typical proven rater, in which raters are counted'),
    toleratedError: z
      .number()
      .gt(0)
      .lt(0.5)
      .describe('a task is done when no more than this share of its pairs is expected in the wrong order'),
  }),
  ledger: z.object({
    prudence: z.number().min(0).describe('paid is what a sum exceeds so many standard errors by'),
    bonus: z
      .object({
        most: share.describe('the most that the bonus for much work under one name adds to what is paid'),
        full: z.number().gt(0).describe('all of it from so many times the typical proven work on'),
      })
      .describe('for having proven much under one name (docs/bonus.md)'),
  }),
})
export type ScoringRecipe = z.infer<typeof ScoringRecipe>

/** Identity of a recipe: 64 hex digits that change with any of its data. */
export function recipeHash(recipe: ScoringRecipe): string {
  return hashOf(recipe)
}
