import { COLLUSION_RULE, type CollusionRule } from '../../../scoring/collusion/collusion-bar.ts'
import { words } from '../../../text/words.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { isAnswered } from './answer-value.ts'

const MOST_CHARACTERS = 20_000

/**
 * What is each answer's own, as a direction: equal for those who make the same mistake, at right angles for all others who are wrong.
 *
 * Wrong is what says something known to be false, or is worth nothing and says numbers or names that it was not asked about. Right answers leave no mark, for
 * there is often one way only to give them; nor do silence, "I do not know" and what is half right or nearly right, which honest miners have in common. Two
 * answers are the same mistake that add the same numbers and names to what was asked, or, where they add none, say the same words: so a copy in other words is one too.
 *
 * @param wrongBelow correctness up to which an answer is worth nothing
 * @returns one mark for each answer, of as many numbers as there are different mistakes; empty where it says nothing
 * @cost linear
 * @example mistakeMarks([], 0.2) // []
 */
export function mistakeMarks(answers: readonly ExaminedAnswer[], wrongBelow: number): number[][] {
  const said = answers.map((answer) => mistakeIn(answer, wrongBelow))
  const mistakes = [...new Set(said.filter((mistake) => mistake !== undefined))].sort()
  return said.map((mistake) => (mistake === undefined ? [] : mistakes.map((other) => (other === mistake ? 1 : 0))))
}

/**
 * How equal mistakes are held against two: as surely as among people, but no more likely to be alike is taken for honest up to what one model answering
 * for both explains, instead of a bar that rises. Moments say nothing: all are asked at once.
 */
export function mistakeRule({ alikeAnyway }: AnswerRecipe['copies']): CollusionRule {
  return { ...COLLUSION_RULE, barPerTask: 0, alikeAnyway, timing: false }
}

function mistakeIn(answer: ExaminedAnswer, wrongBelow: number): string | undefined {
  const { contradicts, correctness, claims } = answer
  if (!isAnswered(answer) || !(contradicts || correctness <= wrongBelow)) return undefined
  if (claims.length > 0) return JSON.stringify([...claims].sort())
  const plain = contradicts ? words(answer.answer.slice(0, MOST_CHARACTERS)).join(' ') : ''
  return plain === '' ? undefined : plain
}
