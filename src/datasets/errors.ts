import { BaseError } from '../core/base-error.ts'

/** A file that was to be imported cannot be opened or read. */
export class UnreadableFileError extends BaseError {
  readonly code = 'unreadable-file'
  constructor({ path, cause }: { path: string; cause: unknown }) {
    super(`import ${path}: expected a readable file, got ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'check the path and its permissions',
      cause,
    })
  }
}

/** A file of ratings cannot be read as what it should be; names the line and the column. */
export class InvalidRatingsError extends BaseError {
  readonly code = 'invalid-ratings'
  constructor({ where, expected, got, hint, cause }: { where: string; expected: string; got: string; hint?: string; cause?: unknown }) {
    super(`${where}: expected ${expected}, got ${got}`, { hint: hint ?? 'see kumite score --help for what a file may hold', cause })
  }
}

/** A file that was given as a leaderboard is none. */
export class InvalidLeaderboardError extends BaseError {
  readonly code = 'invalid-leaderboard'
  constructor({ path, got, cause }: { path: string; got: string; cause: unknown }) {
    super(`leaderboard ${path}: expected {name, date, domains?, entries: [{model, score, uncertainty}, ...]}, got ${got}`, {
      hint: 'write the snapshot as one JSON object; `uncertainty` is a standard deviation, `date` is like 2026-01-31',
      cause,
    })
  }
}
