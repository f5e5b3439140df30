import * as z from 'zod'
import { hashOf } from '../../../core/hash.ts'
import { ScoringRecipe } from '../../../scoring/recipe.ts'

const share = z.number().min(0).max(1)

/** How answers become scores, as data: stored, hashed, and named in every score. One property per step, in the order of the steps. */
export const AnswerRecipe = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  validity: z.object({
    leastProven: z.number().int().min(3).describe('fewer proven miners than this cannot void an item'),
    leastShare: z.number().gt(0.5).max(1).describe('share of the proven miners that must agree on what the reference calls wrong'),
    wrongBelow: share.describe('correctness up to which an answer speaks against the reference'),
  }),
  echo: z.object({ most: share.describe('an answer with more of its own challenge than this is worth nothing') }),
  meaning: z
    .enum(['embedder', 'judges'])
    .default('embedder')
    .describe('who says how near a right answer comes to a reference in meaning; where judges do not, the embedder does'),
  style: share.max(0.2).describe('share of the score that is for style'),
  speed: share.max(0.1).describe('share of the score that is for answering long before the deadline'),
  attempt: share.max(0.05).describe('what a wrong answer gets at most, for being near: a try is worth more than silence'),
  copying: z.object({
    kept: share.describe('what is left of the score of an answer that is nothing but its source, where references are not'),
  }),
  contradictionCap: share.max(0.2).describe('most that an answer gets that says something known to be false'),
  duplicates: z.object({
    similarity: z.number().gt(0).max(1).describe('estimated Jaccard index of word runs from which on answers are copies'),
  }),
  pairs: z.object({
    leastMargin: z.number().gt(0).max(1).describe('preference pairs differ by this much or more'),
    leastChosen: share.describe('what is not worth this much is never held up as the better one'),
    most: z.number().int().min(1).describe('preference pairs of one task'),
  }),
  copies: z
    .object({
      alikeAnyway: share
        .lt(1)
        .describe('share of the tasks that two get wrong on which they may say the same, because one model answers for both'),
      epochs: z.number().int().min(1).describe('copied mistakes are looked for in so many epochs'),
      mostTasks: z.number().int().min(10).describe('and in the newest so many tasks of these'),
    })
    .default({ alikeAnyway: 0.7, epochs: 60, mostTasks: 400 })
    .describe('recipes of before copied mistakes were looked for do not say it'),
  skill: ScoringRecipe.shape.skill,
  ledger: ScoringRecipe.shape.ledger,
})
export type AnswerRecipe = z.infer<typeof AnswerRecipe>

/** Identity of a recipe: 64 hex digits that change with any of its data. */
export function answerRecipeHash(recipe: AnswerRecipe): string {
  return hashOf(recipe)
}
