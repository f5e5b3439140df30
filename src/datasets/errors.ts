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
