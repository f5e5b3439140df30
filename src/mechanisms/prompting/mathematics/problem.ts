import type { Rng } from '../../../core/rng.ts'
import type { FoundAnswer } from '../generated-snapshot.ts'
import type { Conversation } from '../question.ts'
import type { Sought } from './verify-result.ts'

/** A problem with its solution, found in two ways. */
export interface Problem {
  readonly subtopic: string
  readonly goal: string
  readonly query: string
  readonly essentials: readonly string[]
  readonly sought: Sought
  readonly answers: readonly [FoundAnswer, FoundAnswer]
  readonly conversation?: Conversation
}

/** @param level 0 = easy to 3 = hard */
export type ProblemFamily = (rng: Rng, level: number) => Problem

/** A number without more digits than it has: no rounding error, no power of ten. */
export function plainNumber(value: number): string {
  return String(Number(value.toFixed(6)))
}

/** A problem whose solution is a number. @param found by the first and by the second way: in the end they must agree; slack: how far an answer may be off */
export function numberProblem(
  problem: Omit<Problem, 'sought' | 'answers'> & { readonly isMeasured?: boolean; readonly slack?: number },
  ...found: readonly [{ readonly value: number; readonly by: string }, { readonly value: number; readonly by: string }]
): Problem {
  const [first, second] = found
  const { isMeasured = false, slack = 1e-6 * Math.abs(first.value), ...rest } = problem
  return {
    ...rest,
    sought: { kind: 'number', value: first.value, slack, isMeasured },
    answers: [
      { text: plainNumber(first.value), by: first.by },
      { text: `The answer is ${plainNumber(second.value)}.`, by: second.by },
    ],
  }
}
