import type { ExaminedAnswer } from '../examined-answer.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { isAnswered } from './answer-value.ts'

/**
 * Whether nearly all proven miners agree on something that the reference calls wrong: then the reference is what is likely to be wrong, and
 * the item counts for nobody. Answers agree that say the same words, or add the same numbers and names to what they were asked.
 * Unproven miners have no voice, so that new names are of no use; voiding an item pays nobody anything.
 *
 * @param answers of proven miners, each on its own
 * @returns in words what speaks against the item; `undefined` where nothing does
 */
export function contestedReference(
  answers: readonly ExaminedAnswer[],
  { leastProven, leastShare, wrongBelow }: AnswerRecipe['validity'],
): string | undefined {
  if (answers.length < leastProven) return undefined
  const wrong = answers.filter((answer) => isAnswered(answer) && answer.contradicts && answer.correctness <= wrongBelow)
  const said = Map.groupBy(
    wrong.filter(({ claims }) => claims.length > 0),
    ({ claims }) => [...claims].sort().join(' '),
  )
  const most = Math.max(0, ...[...said.values()].map((group) => group.length))
  if (most < leastProven || most < leastShare * answers.length) return undefined
  return `${most} of ${answers.length} proven miners agree on an answer that the reference calls wrong`
}
