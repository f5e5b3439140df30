import { BaseError } from '../core/base-error.ts'

/** Replies, reliabilities or ledger entries that cannot be scored: wrong length, not finite, or outside the declared scale. */
export class InvalidScoringInputError extends BaseError {
  readonly code = 'invalid-scoring-input'
  constructor({ where, expected, got }: { where: string; expected: string; got: string }) {
    super(`${where}: expected ${expected}, got ${got}`, {
      hint: 'replies are checked when they are read; something has built them by hand',
    })
  }
}
