import { BaseError } from '../core/base-error.ts'
import type { Rejection } from './attempt.ts'
import type { SeedAxis } from './task-seed.ts'

/** No value can be drawn on an axis of the seed registry. */
export class EmptyAxisError extends BaseError {
  readonly code = 'empty-axis'
  constructor({ axis }: { axis: SeedAxis }) {
    super(`draw seed: expected a value on the axis "${axis}", got none that the author can write about`, {
      hint: `add one with \`kumite tasks seeds add --axis ${axis} ...\``,
    })
  }
}

/** What an author wrote is of no use: the attempt is over, the next may do better. */
export class UnusableDraftError extends BaseError {
  readonly code = 'unusable-draft'
  constructor({ author, expected, got, cause }: { author: string; expected: string; got: string; cause?: unknown }) {
    super(`${author}: expected ${expected}, got ${got}`, { hint: 'nothing to do: the attempt is rejected and the next one begins', cause })
  }
}

/** One attempt after the other came to nothing. */
export class AllRejectedError extends BaseError {
  readonly code = 'all-rejected'
  override readonly retryable = true
  constructor({ rejected }: { rejected: readonly Rejection[] }) {
    const counts = new Map<string, number>()
    for (const { stage, reason } of rejected) counts.set(`${stage}: ${reason}`, (counts.get(`${stage}: ${reason}`) ?? 0) + 1)
    const told = [...counts].map(([reason, count]) => `${count} at ${reason}`).join(', ')
    super(`generation: expected a task now and then, got ${rejected.length} rejected attempts in a row (${told})`, {
      hint: 'add topics with `kumite tasks seeds add`, or look at the last rejects with `kumite tasks audit`',
    })
  }
}
