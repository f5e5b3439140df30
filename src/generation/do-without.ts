import { BaseError } from '../core/base-error.ts'
import { NoModelError } from '../models/errors.ts'

/**
 * For an answer that a task can do without: takes it that there is none because what was written is of no use, or no model may write it now
 * (its share is used up, or it cools down). To make the whole task again for it would cost more than it is worth.
 * @throws any other error, as it came
 */
export function doWithout(error: unknown): undefined {
  if (error instanceof NoModelError) return
  if (!(error instanceof BaseError) || error.retryable) throw error
}
