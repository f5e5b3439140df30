import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { compareRecipes, type RecipeComparison } from '../mechanisms/prompting/scoring/compare-recipes.ts'
import type { Db } from '../store/open-store.ts'
import { type AnsweredHistory, readAnsweredHistory } from '../validator/read-answered-history.ts'

/** What would become of whom in a network's own history, and how much of it was read. */
export type RescoredHistory = RecipeComparison & Omit<AnsweredHistory, 'items'>

/** @param options.newest so many challenges */
export async function rescoreHistory(
  db: Db,
  { newest, before, after }: { readonly newest: number; readonly before: AnswerRecipe; readonly after: AnswerRecipe },
): Promise<RescoredHistory> {
  const { items, ...read } = await readAnsweredHistory(db, { limit: newest, recipe: before })
  return { ...compareRecipes(items, before, after), ...read }
}
