import { BaseError } from '../core/base-error.ts'

/** A question to `kumite text` about an unknown measure, or that lacks a field or holds one of the wrong type. */
export class TextInputError extends BaseError {
  readonly code = 'text-input'

  /** @param where the path of the value: `[2].candidate` */
  constructor({ where, problem, cause }: { where: string; problem: string; cause?: unknown }) {
    super(`${where}: ${problem}`, { hint: 'kumite text --help names the measures and their fields', cause })
  }
}
