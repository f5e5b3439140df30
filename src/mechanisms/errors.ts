import { BaseError } from '../core/base-error.ts'

/** A reply that cannot be read: something is missing, foreign, out of range or not a number. */
export class InvalidReplyError extends BaseError {
  readonly code = 'invalid-reply'
  constructor({ mechanism, expected, got }: { mechanism: string; expected: string; got: string }) {
    super(`${mechanism} reply: expected ${expected}, got ${got}`, { hint: 'judge every response that was shown, and nothing else' })
  }
}

/** A stored task that its mechanism cannot read: wrong mechanism, or written by another version. */
export class StoredTaskError extends BaseError {
  readonly code = 'stored-task'
  constructor({ mechanism, cause }: { mechanism: string; cause: unknown }) {
    super(`${mechanism}: expected a stored task of this mechanism, got something else`, {
      hint: 'start with the version that wrote the data folder, or with a fresh --data DIR',
      cause,
    })
  }
}

/** Imported material that a mechanism cannot make a task of. */
export class InvalidMaterialError extends BaseError {
  readonly code = 'invalid-material'
  constructor({ mechanism, expected, got }: { mechanism: string; expected: string; got: string }) {
    super(`${mechanism} import: expected ${expected}, got ${got}`, { hint: 'see `kumite import --help` for the forms that are read' })
  }
}
