import { minHashSimilarity } from '../../../text/min-hash.ts'
import type { ExaminedAnswer } from '../examined-answer.ts'
import type { AnswerRecipe } from './answer-recipe.ts'
import { linkedGroups } from './linked-groups.ts'

type Fingerprinted = Pick<ExaminedAnswer, 'closedForm' | 'fingerprint'>

/**
 * How many share one reward with each answer, itself included. Near copies of free text do: nobody writes forty words as somebody else does,
 * and miners do not see each other's answers before they are scored, so copies come from one hand. Equal answers of closed form are no
 * copies: a number, a letter, a date, the one way to mend a line, or what a reference says too. Who copies those is not found out here.
 *
 * @param answers with how much each is worth: only those worth something share
 * @returns at least 1 each, in the order of `answers`
 * @cost answers^2 comparisons of signatures
 */
export function countSharers(
  answers: readonly (Fingerprinted & { readonly value: number })[],
  { similarity }: AnswerRecipe['duplicates'],
): number[] {
  const counted = [...answers.keys()].filter((place) => answers[place]!.value > 0 && !answers[place]!.closedForm)
  const signatures = counted.map((place) => Uint32Array.from(answers[place]!.fingerprint))
  const sharers = answers.map(() => 1)
  for (const group of linkedGroups(counted.length, (a, b) => minHashSimilarity(signatures[a]!, signatures[b]!)! >= similarity))
    for (const member of group) sharers[counted[member]!] = group.length
  return sharers
}
