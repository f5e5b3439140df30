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

/** A worker asked for a paid task before it has consented to the guidelines that hold now. */
export class ConsentNeededError extends BaseError {
  readonly code = 'consent-needed'
  constructor({ worker, guidelines }: { worker: string; guidelines: string }) {
    super(`worker ${worker}: expected its consent to guidelines ${guidelines.slice(0, 12)}, got none that holds`, {
      hint: 'read them at GET /api/joining, then sign and send: POST /api/work/consent',
    })
  }
}

/** A worker asked for a paid task before it is qualified in any domain. */
export class QualificationNeededError extends BaseError {
  readonly code = 'qualification-needed'
  constructor({ worker }: { worker: string }) {
    super(`worker ${worker}: expected a qualification that holds, got none`, {
      hint: 'pass the training tasks of a domain: POST /api/work/training; GET /api/work/onboarding says where you stand',
    })
  }
}

/** A consent for something else than what is asked for, or that its worker did not sign. */
export class InvalidConsentError extends BaseError {
  readonly code = 'invalid-consent'
  constructor({ field, expected, got }: { field: string; expected: string; got: string }) {
    super(`consent.${field}: expected ${expected}, got ${got}`, { hint: 'read the guidelines again: GET /api/joining; then sign these' })
  }
}

/** Guidelines that nobody could read. */
export class InvalidGuidelinesError extends BaseError {
  readonly code = 'invalid-guidelines'
  constructor({ got }: { got: string }) {
    super(`guidelines: expected a Markdown text of 1 to 20000 characters, got ${got}`, { hint: 'shorten it: one screen, and examples' })
  }
}

/** Training was asked for in a domain that there is no set for. */
export class UnknownTrainingDomainError extends BaseError {
  readonly code = 'unknown-training-domain'
  constructor({ domain, known }: { domain: string; known: readonly string[] }) {
    super(`training: expected one of ${known.join(', ')}, got ${JSON.stringify(domain.slice(0, 64))}`, {
      hint: 'choose one of them; whoever is qualified in one may work in domains without a set, too',
    })
  }
}

/** No such training task, or another worker's. */
export class UnknownTrainingTaskError extends BaseError {
  readonly code = 'unknown-training-task'
  constructor({ id }: { id: string }) {
    super(`training task ${id}: expected one of this worker's, got none`, { hint: 'ask for the next one: POST /api/work/training' })
  }
}

/** An answer to a training task that does not rank what was shown. */
export class InvalidTrainingAnswerError extends BaseError {
  readonly code = 'invalid-training-answer'
  constructor({ expected, got }: { expected: number; got: number }) {
    super(`training answer: expected ranks of exactly the ${expected} responses shown, got ${got} ranks`, {
      hint: 'rank every response under the id it was shown with',
    })
  }
}

/** A worker who has begun as many training rounds of a domain within a day as help anybody. */
export class TooManyRoundsError extends BaseError {
  readonly code = 'too-many-rounds'
  override readonly retryable = true
  constructor({ most, waitMs }: { most: number; waitMs: number }) {
    super(`training: expected at most ${most} rounds of a domain within a day, got one more`, { hint: `come back in ${inWords(waitMs)}` })
  }
}

/** A passkey that cannot be kept: another worker has that credential, or this one has enough of them. */
export class PasskeyRefusedError extends BaseError {
  readonly code = 'passkey-refused'
  constructor({ problem }: { problem: string }) {
    super(`passkey: expected a new one of this worker, got ${problem}`, { hint: 'forget one that you no longer use, or make a new one' })
  }
}

/** A worker whose operator gives it no more tasks for a while. */
export class WorkerPausedError extends BaseError {
  readonly code = 'worker-paused'
  constructor({ worker, words }: { worker: string; words: string | null }) {
    super(`worker ${worker}: expected one who is given tasks, got one who is paused${words ? `: ${words}` : ''}`, {
      hint: 'ask the operator of this miner; what was judged is scored and paid as ever',
    })
  }
}

/** A worker whom the operator has taken off its miner. */
export class WorkerRemovedError extends BaseError {
  readonly code = 'worker-removed'
  constructor({ worker }: { worker: string }) {
    super(`worker ${worker}: expected one of this miner's workers, got one whom its operator has removed`, {
      hint: 'what was earned stays yours; work for another miner with the same key',
    })
  }
}

/** A worker who has judged as many tasks today as its miner gives. */
export class DailyCapError extends BaseError {
  readonly code = 'daily-cap'
  override readonly retryable = true
  constructor({ cap, waitMs }: { cap: number; waitMs: number }) {
    super(`next task: expected fewer than ${cap} judged today, got ${cap}`, { hint: `come back in ${inWords(waitMs)}, at midnight UTC` })
  }
}

/** A worker who has given back more tasks of late than one who means to judge some. */
export class TooManySkipsError extends BaseError {
  readonly code = 'too-many-skips'
  override readonly retryable = true
  constructor({ most, waitMs }: { most: number; waitMs: number }) {
    super(`next task: expected at most ${most} given back in an hour, got more`, {
      hint: `come back in ${inWords(waitMs)}; it costs nothing else, and what you have judged counts as ever`,
    })
  }
}

/** A judgment that is on its way, or past changing. */
export class JudgmentSentError extends BaseError {
  readonly code = 'judgment-sent'
  constructor({ id, state }: { id: string; state: string }) {
    super(`assignment ${id}: expected a judgment that may still be changed, got one that is ${state}`, {
      hint: 'what was sent on stays as it was signed; go on with the next task',
    })
  }
}

function inWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return minutes < 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`
}
