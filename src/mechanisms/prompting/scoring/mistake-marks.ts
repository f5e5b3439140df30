import { COLLUSION_RULE, type CollusionRule } from '../../../scoring/collusion/collusion-bar.ts'
import { words } from '../../../text/words.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { isAnswered } from './answer-value.ts'

const MOST_CHARACTERS = 20_000

/**
 * What is each answer's own, as a direction: equal for those who make the same mistake, at right angles for all others who are wrong.
 *
 * Wrong is what says something known to be false. Right answers leave no mark, for there is often one way only to give them; nor do silence,
 * "I do not know", a stock refusal, and whatever is worth nothing without being known to be false: honest miners of one model have these in common. Two
 * answers are the same mistake that add the same numbers and names to what was asked, or, where they add none, say the same words: so a copy in other
 * words is one too. A copy that names somebody besides is not: what one adds alone cannot be left out, because then two who are wrong in their own
 * ways, and both name their model or its last year, would be alike in every task.
 *
 * @returns one mark for each answer, of as many numbers as there are different mistakes; empty where it says nothing
 * @cost linear, and the answers times their different mistakes
 * @example mistakeMarks([]) // []
 */
export function mistakeMarks(answers: readonly ExaminedAnswer[]): number[][] {
  const said = answers.map(mistakeIn)
  const mistakes = [...new Set(said.filter((mistake) => mistake !== undefined))].sort()
  return said.map((mistake) => (mistake === undefined ? [] : mistakes.map((other) => (other === mistake ? 1 : 0))))
}

/**
 * How equal mistakes are held against two: as surely as among people, but no more likely to be alike is taken for honest up to what one model answering
 * for both explains, instead of a bar that rises. Moments say nothing: all are asked at once. Who repeats
 * the mistakes of two in turn is found too.
 */
export function mistakeRule({ alikeAnyway }: AnswerRecipe['copies']): CollusionRule {
  return { ...COLLUSION_RULE, barPerTask: 0, alikeAnyway, timing: false, inTurn: true }
}

function mistakeIn(answer: ExaminedAnswer): string | undefined {
  if (!isAnswered(answer) || !answer.contradicts) return undefined
  if (answer.claims.length > 0) return JSON.stringify([...answer.claims].sort())
  const plain = words(answer.answer.slice(0, MOST_CHARACTERS)).join(' ')
  return plain === '' ? undefined : plain
}
