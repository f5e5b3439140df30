import { BaseError } from '../core/base-error.ts'

/** A sample that a statistic cannot be computed from at all: wrong length, not finite, or outside its declared scale. */
export class InvalidSampleError extends BaseError {
  readonly code = 'invalid-sample'
  constructor({ where, expected, got }: { where: string; expected: string; got: string }) {
    super(`${where}: expected ${expected}, got ${got}`, {
      hint: 'check the data before they reach the statistic; missing values are not numbers',
    })
  }
}

/** A question to `kumite stat` of an unknown kind, or whose input lacks a field or holds one of the wrong type. */
export class StatisticInputError extends BaseError {
  readonly code = 'statistic-input'

  /** @param where the path of the value: `[2].input.a` */
  constructor({ where, problem, cause }: { where: string; problem: string; cause?: unknown }) {
    super(`${where}: ${problem}`, { hint: 'kumite stat --help names the kinds and their fields', cause })
  }
}
