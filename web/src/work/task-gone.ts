import { ApiError } from '../api-error.ts'

/** Refusals after which a task can be neither judged nor given back. */
const GONE = new Set([
  'already-judged',
  'assignment-closed',
  'judgment-sent',
  'lease-closed',
  'unknown-assignment',
  'unknown-lease',
  'unknown-training-task',
])

/** Whether only another task helps. */
export function isTaskGone(error: Error): boolean {
  return error instanceof ApiError && GONE.has(error.code)
}
