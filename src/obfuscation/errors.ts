import { BaseError } from '../core/base-error.ts'

/** A response of which no safe copy could be made. Fails closed: whoever asked for the copy must not show the original instead. */
export class ObfuscationError extends BaseError {
  readonly code = 'obfuscation-failed'
  constructor({ task, response, why, cause }: { task: string; response: string; why: string; cause?: unknown }) {
    super(`response ${response} of task ${task}: expected one of which a copy can be made, got one where ${why}`, {
      hint: 'show the response to nobody: withdraw its task, or repair what cannot be read',
      cause,
    })
  }
}
