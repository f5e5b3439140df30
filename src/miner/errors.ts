import { BaseError } from '../core/base-error.ts'

/** A worker who has not joined this miner. */
export class UnknownWorkerError extends BaseError {
  readonly code = 'unknown-worker'
  constructor({ worker }: { worker: string }) {
    super(`worker ${worker}: expected a worker of this miner, got an unknown key`, { hint: 'join first: POST /api/work/join' })
  }
}

/** No such assignment, or another worker's. */
export class UnknownAssignmentError extends BaseError {
  readonly code = 'unknown-assignment'
  constructor({ id }: { id: string }) {
    super(`assignment ${id}: expected one of this worker's, got none`, { hint: 'ask for the next task' })
  }
}

/** A judgment that is not one of this assignment, or that its worker did not sign. */
export class InvalidJudgmentError extends BaseError {
  readonly code = 'invalid-judgment'
  constructor({ field, expected, got }: { field: string; expected: string; got: string }) {
    super(`judgment.${field}: expected ${expected}, got ${got}`, { hint: 'judge the assignment as it was given, then sign' })
  }
}

/** The assignment has ended before the judgment came. */
export class AssignmentClosedError extends BaseError {
  readonly code = 'assignment-closed'
  constructor({ id, state }: { id: string; state: string }) {
    super(`assignment ${id}: expected an open assignment, got one that is ${state}`, {
      hint: 'ask for the next task; what was judged stays judged',
    })
  }
}

/** A validator answered with an error, or could not be reached. */
export class ValidatorCallError extends BaseError {
  readonly code = 'validator-call'
  override readonly retryable: boolean
  /** The validator's own code for it; `unreachable` when there was no answer. */
  readonly reason: string
  /** HTTP status; 0 when there was no answer. */
  readonly status: number

  constructor({
    validator,
    status,
    reason,
    detail,
    cause,
  }: { validator: string; status: number; reason: string; detail: string; cause?: unknown }) {
    super(`validator ${validator}: expected an answer, got ${status || 'none'} (${reason}): ${detail}`, {
      hint: status === 0 || status >= 500 ? 'it is tried again' : 'the request was refused; see docs/errors.md',
      cause,
    })
    this.status = status
    this.reason = reason
    this.retryable = status === 0 || status >= 500 || status === 429
  }
}
