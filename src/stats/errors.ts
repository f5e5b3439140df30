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
