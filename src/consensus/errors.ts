import { BaseError } from '../core/base-error.ts'

/** An epoch's input from outside that is no JSON, or whose fields are missing, of the wrong kind or out of range. */
export class InvalidEpochInputError extends BaseError {
  readonly code = 'invalid-epoch-input'

  /** @param where the path of the value: `input[2].kappa` */
  constructor({ where, problem, cause }: { where: string; problem: string; cause?: unknown }) {
    super(`${where}: ${problem}`, {
      hint: 'give every field as the doc comments of src/consensus/epoch-input.ts say, under its name in snake_case',
      cause,
    })
  }
}
