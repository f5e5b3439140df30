import * as z from 'zod'
import { hashOf } from '../core/hash.ts'

/** Each metric is a number in [-1, 1]: 1 = perfect, 0 = chance. One file each, of the same name. */
export const MetricName = z.enum(['truth-spearman', 'truth-distance', 'peer-spearman', 'peer-kappa', 'peer-icc'])
export type MetricName = z.infer<typeof MetricName>

/** How replies become scores, as data: stored, hashed, and named in every score. */
export const ScoringRecipe = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  components: z
    .array(z.object({ metric: MetricName, weight: z.number().gt(0).max(1) }))
    .min(1)
    .refine((list) => new Set(list.map(({ metric }) => metric)).size === list.length, 'expected every metric once')
    .refine((list) => Math.abs(list.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9, 'expected weights that sum to 1'),
  minPeers: z.number().int().min(1).describe('fewer trusted other raters than this, and peer metrics do not exist'),
  newcomerWeight: z.number().gt(0).max(1).describe('weight of a rater of reliability 0 as a peer; reliability is added to it'),
  priorTasks: z.number().min(0).describe('shrinkage of reliability: so many imagined tasks at chance level'),
})
export type ScoringRecipe = z.infer<typeof ScoringRecipe>

/** Identity of a recipe: 64 hex digits that change with any of its data. */
export function recipeHash(recipe: ScoringRecipe): string {
  return hashOf(recipe)
}
