import { difficultyLevel } from '../difficulty-level.ts'
import { NoQuestionError } from '../errors.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { readNumbers } from '../verifiers/read-number.ts'
import { arithmetic } from './arithmetic.ts'
import { equations } from './equations.ts'
import { formulas } from './formulas.ts'
import { numberTheory } from './number-theory.ts'
import { percentages } from './percentages.ts'
import type { ProblemFamily } from './problem.ts'
import { sequences } from './sequences.ts'
import { Sought, verifyResult } from './verify-result.ts'
import { wordProblems } from './word-problems.ts'

const FAMILIES: readonly ProblemFamily[] = [
  arithmetic,
  equations,
  percentages,
  sequences,
  numberTheory,
  formulas,
  wordProblems,
  wordProblems,
]
const LEVELS = 4

/** Problems whose solution is a number or a formula: an answer is right if its result is equivalent, however it is written. */
export const mathematics: TaskType = {
  name: 'mathematics',
  version: '2',
  words: 'calculations, equations, sequences, whole numbers, formulas and word problems',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, LEVELS)
    const { subtopic, goal, query, essentials, sought, answers, conversation } = rng.pick(FAMILIES)(rng, level)
    const question: Question = {
      type: mathematics.name,
      version: mathematics.version,
      topic: 'mathematics',
      subtopic,
      goal,
      query,
      essentials: [...essentials],
      ...(conversation && { conversation }),
      difficulty: level / (LEVELS - 1),
      ...generatedSnapshot(mathematics, subtopic, query, answers),
      expected: sought,
    }
    const told = sought.kind === 'number' && readNumbers(query).some(({ value }) => value === sought.value)
    if (told) throw new NoQuestionError({ type: mathematics.name, got: 'a number that is already in the question' })
    return question
  },

  async verify({ query, expected }, answer) {
    return verifyResult(query, Sought.parse(expected), answer)
  },
}
