import { BaseError } from '../core/base-error.ts'

/** A miner asked for a mechanism that the validator does not run. */
export class UnknownMechanismError extends BaseError {
  readonly code = 'unknown-mechanism'
  constructor({ mechid, running }: { mechid: number; running: readonly number[] }) {
    super(`mechid: expected one of ${running.join(', ')}, got ${mechid}`, { hint: 'ask for a mechanism that this validator runs' })
  }
}

/** A miner asked for tasks that are not lent: they are sent to miners. */
export class PushedMechanismError extends BaseError {
  readonly code = 'pushed-mechanism'
  constructor({ mechid, mechanism }: { mechid: number; mechanism: string }) {
    super(`mechid ${mechid}: expected a mechanism whose tasks are leased, got ${mechanism}, whose tasks are sent to miners`, {
      hint: 'serve an axon, and answer POST /v1/chat/completions there',
    })
  }
}

/** A hotkey that holds no place in the subnet. */
export class NotRegisteredError extends BaseError {
  readonly code = 'not-registered'
  constructor({ hotkey, netuid }: { hotkey: string; netuid: number }) {
    super(`hotkey ${hotkey}: expected to be registered on netuid ${netuid}, got an unknown hotkey`, {
      hint: 'register it on the subnet first',
    })
  }
}

/** No such lease, or another miner's: the two look alike from outside. */
export class UnknownLeaseError extends BaseError {
  readonly code = 'unknown-lease'
  constructor({ leaseId }: { leaseId: string }) {
    super(`lease ${leaseId}: expected a lease of this miner, got none`, { hint: 'lease a task first, and use the lease id it came with' })
  }
}

/** The lease has ended: its time ran out, or it was given back. */
export class LeaseClosedError extends BaseError {
  readonly code = 'lease-closed'
  constructor({ leaseId, state, expiredAt }: { leaseId: string; state: string; expiredAt: string }) {
    super(`lease ${leaseId}: expected an open lease, got one that is ${state} (its time ended at ${expiredAt})`, {
      hint: 'lease another task; a late judgment is not counted',
    })
  }
}

/** A second, different judgment for a lease that has one. */
export class AlreadyJudgedError extends BaseError {
  readonly code = 'already-judged'
  constructor({ leaseId }: { leaseId: string }) {
    super(`lease ${leaseId}: expected no judgment yet, got a second one`, {
      hint: 'the first judgment counts; to repeat a lost reply send the same judgment id',
    })
  }
}

/** A worker who has judged this very task, or has it in hand, through another lease. */
export class SameWorkerError extends BaseError {
  readonly code = 'same-worker'
  constructor({ worker }: { worker: string }) {
    super(`worker ${worker}: expected a worker who has not had this task, got one who has`, {
      hint: 'the lease is still open: give it to another worker; name workers when you lease, and this does not happen',
    })
  }
}

/** A lease that was made out to another worker of the miner. */
export class OtherWorkerError extends BaseError {
  readonly code = 'other-worker'
  constructor({ leaseId, expected, got }: { leaseId: string; expected: string; got: string }) {
    super(`lease ${leaseId}: expected a judgment by worker ${expected}, for whom it was leased, got one by ${got}`, {
      hint: 'let that worker judge it, or release it',
    })
  }
}

/** A judgment made for another lease, miner or validator. */
export class ForeignJudgmentError extends BaseError {
  readonly code = 'foreign-judgment'
  constructor({ field, expected, got }: { field: string; expected: string; got: string }) {
    super(`judgment.${field}: expected ${expected}, got ${got}`, { hint: 'a judgment counts only for the lease it was made for' })
  }
}

/** The worker's signature does not fit the judgment. */
export class JudgmentSignatureError extends BaseError {
  readonly code = 'judgment-signature'
  constructor({ worker }: { worker: string }) {
    super(`judgment: expected a valid ed25519 signature of worker ${worker}, got one that does not verify`, {
      hint: 'sign the text that judgmentText() gives, after the last change to the judgment',
    })
  }
}

/** A flag that this validator has not raised. */
export class UnknownFlagError extends BaseError {
  readonly code = 'unknown-flag'
  constructor({ id }: { id: number }) {
    super(`flag ${id}: expected one that this validator has raised, got none`, { hint: 'GET /api/integrity lists them' })
  }
}

/** An appeal by somebody whom the flag does not concern. */
export class ForeignFlagError extends BaseError {
  readonly code = 'foreign-flag'
  constructor({ id, miner }: { id: number; miner: string }) {
    super(`flag ${id}: expected an appeal by one of its two miners, got one by ${miner}`, { hint: 'sign with the hotkey of one of them' })
  }
}

/** A flag about two alone, where a circle was asked for. */
export class NoCircleError extends BaseError {
  readonly code = 'no-circle'
  constructor({ id }: { id: number }) {
    super(`flag ${id}: expected one that names a circle, got one about two miners alone`, {
      hint: 'decide about it without the circle',
    })
  }
}

/** A flag that is decided, or has expired. */
export class FlagClosedError extends BaseError {
  readonly code = 'flag-closed'
  constructor({ id, state }: { id: number; state: string }) {
    super(`flag ${id}: expected one that is still open to this, got one that is ${state}`, {
      hint: 'a cleared or expired flag has no effect; one that was upheld can only be cleared',
    })
  }
}
