import * as z from 'zod'
import { difficultyLevel } from '../difficulty-level.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import type { Question } from '../question.ts'
import { listed } from '../sources/listed.ts'
import type { TaskType } from '../task-type.ts'
import { verdict } from '../verifiers/verdict.ts'
import { Constraint, describeConstraint } from './constraint.ts'
import { drawConstraints } from './draw-constraints.ts'
import { obedientText } from './obedient-text.ts'
import { obeys } from './obeys.ts'

const Expected = z.object({ constraints: z.array(Constraint).min(1) })

const LEVELS = 4
/** What obeying some of the constraints is worth at most: who asks for five things wants all five. */
const SOME_IS_WORTH = 0.2
/** A text that knows nothing of any question: what it obeys by chance counts nothing. */
const STOCK_ANSWER = 'The weather was fine, and so we went for a walk.'

/** Short texts under constraints that a program checks: an answer is right if it obeys all of them. */
export const instructionFollowing: TaskType = {
  name: 'instruction-following',
  version: '1',
  words: 'short texts that must obey several rules at once',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, LEVELS)
    const format = rng.pick(['prose', 'prose', 'list', 'JSON'] as const)
    const constraints = drawConstraints(rng, format, level)
    const rules = constraints.map(describeConstraint)
    const answers = [
      { text: obedientText(rng, constraints, 'place last'), by: 'written with places last' },
      { text: obedientText(rng, constraints, 'place first'), by: 'written with places first' },
    ]
    const what = rng.pick([
      'Write a short text for me.',
      'I need a short text.',
      'Please make up a little text.',
      'Give me a few words on anything you like.',
    ])
    const question: Question = {
      type: instructionFollowing.name,
      version: instructionFollowing.version,
      topic: 'writing to rules',
      subtopic: format,
      goal: 'get a text that obeys some rules',
      query: `${what} It must ${listed(rules)}.`,
      essentials: rules,
      difficulty: level / (LEVELS - 1),
      ...generatedSnapshot(instructionFollowing, format, `Rules: ${rules.join('; ')}.`, answers),
      expected: { constraints: [...constraints] },
    }
    return question
  },

  async verify({ expected }, answer) {
    const { constraints } = Expected.parse(expected)
    const claims = constraints.map((constraint) => ({ claim: describeConstraint(constraint), holds: obeys(answer, constraint) }))
    if (claims.every(({ holds }) => holds)) return verdict(1, 'obeys all rules', { claims })
    const telling = claims.filter((_, n) => !obeys(STOCK_ANSWER, constraints[n]!))
    const share = telling.filter(({ holds }) => holds).length / Math.max(1, telling.length)
    const broken = claims.filter(({ holds }) => !holds).map(({ claim }) => claim)
    return verdict(SOME_IS_WORTH * share, `does not ${broken.join('; nor ')}`, { claims })
  },
}
