/** Every error we throw on purpose. The message says what was expected, what came, and what to do. */
export abstract class BaseError extends Error {
  /** Stable, greppable, one per class: an anchor in docs/errors.md and a label in metrics. */
  abstract readonly code: string
  /** True only if the very same call may succeed later; loops retry on this and on nothing else. */
  readonly retryable: boolean = false
  /** The next step, in words for the person who reads the error. */
  readonly hint: string | undefined

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.hint = options.hint
  }
}
