import { ApiError } from '../api-error.ts'

/** As long as a task may take at most: a judgment that is refused after it can no longer count. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

/** Refusals of the moment: a slow line, a clock that was put right, too much at once. */
const PASSING = new Set(['stale-request', 'replayed-request', 'too-many-requests'])

/** Refusals of this very judgment: sent again, it is refused again. */
const FINAL = new Set([
  'already-judged',
  'assignment-closed',
  'body-too-large',
  'foreign-judgment',
  'illegal-transition',
  'invalid-judgment',
  'invalid-reply',
  'invalid-request',
  'judgment-sent',
  'judgment-signature',
  'lease-closed',
  'unknown-assignment',
  'unknown-lease',
  'unknown-worker',
  'worker-removed',
])

/** The judgment could not be delivered, which says nothing against it: the very same one may be sent again. */
export function isUndelivered(error: unknown): boolean {
  return isLineDown(error) || (error instanceof ApiError && PASSING.has(error.code))
}

/** Nothing came back, or not from the miner itself: others would not arrive either. */
export function isLineDown(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}

/** A judgment that waits is given up only for a refusal of itself, or any refusal when it is too old. @param ageMs since it was signed */
export function isFinalRefusal(error: unknown, ageMs: number): error is ApiError {
  if (!(error instanceof ApiError) || isUndelivered(error)) return false
  return FINAL.has(error.code) || ageMs > LONGEST_WAIT_MS
}
