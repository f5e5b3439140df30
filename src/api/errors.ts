import { BaseError } from '../core/base-error.ts'

/** A request that is not of the form its route takes. */
export class InvalidRequestError extends BaseError {
  readonly code = 'invalid-request'
  constructor({ where, problem }: { where: string; problem: string }) {
    super(`${where}: ${problem}`, { hint: 'the form is described at /api/openapi.json' })
  }
}

/** Nothing has that name here. */
export class NotFoundError extends BaseError {
  readonly code = 'not-found'
  constructor({ what, id }: { what: string; id: string }) {
    super(`${what}: expected one that exists, got ${JSON.stringify(id.slice(0, 100))}`, { hint: 'look it up in the list' })
  }
}

/** Work was asked for where no miner runs. */
export class NoMinerError extends BaseError {
  readonly code = 'no-miner'
  constructor() {
    super('work: expected a miner in this process, got none', {
      hint: 'start it with the hotkey of a miner: kumite up --miner-wallet NAME/HOTKEY',
    })
  }
}

/** What only validators of this process may do was asked for by somebody else. */
export class NotAValidatorError extends BaseError {
  readonly code = 'not-a-validator'
  constructor({ hotkey }: { hotkey: string }) {
    super(`${hotkey}: expected the hotkey of a validator that runs here, got another`, {
      hint: 'sign with the hotkey of one of them: /api/supply names them',
    })
  }
}

/** Somebody without a validator permit asked a miner for an answer. */
export class NoPermitError extends BaseError {
  readonly code = 'no-permit'
  constructor({ hotkey, netuid }: { hotkey: string; netuid: number }) {
    super(`${hotkey}: expected the hotkey of a validator with a permit on netuid ${netuid}, got another`, {
      hint: 'use the gateway: POST /v1/chat/completions with a key',
    })
  }
}

/** A body that is larger than any honest one. */
export class BodyTooLargeError extends BaseError {
  readonly code = 'body-too-large'
  constructor({ maxBytes }: { maxBytes: number }) {
    super(`body: expected at most ${maxBytes} bytes, got more`, { hint: 'send less at once' })
  }
}

/** More open pages than one process feeds. */
export class TooManyListenersError extends BaseError {
  readonly code = 'too-many-listeners'
  override readonly retryable = true
  constructor({ most }: { most: number }) {
    super(`live feed: expected fewer than ${most} open pages, got more`, { hint: 'close a page, or read /api/activity from time to time' })
  }
}

/** Requests come faster than a person would send them. */
export class TooManyRequestsError extends BaseError {
  readonly code = 'too-many-requests'
  override readonly retryable = true
  constructor({ waitMs }: { waitMs: number }) {
    super('expected fewer requests in so short a time, got more', { hint: `send it again in ${Math.ceil(waitMs / 1000)} s` })
  }
}

/** Joining uninvited, without the work that it takes. */
export class JoinProofError extends BaseError {
  readonly code = 'join-proof'
  constructor({ got }: { got: string }) {
    super(`join: expected a fresh proof of work of this worker for this miner, got ${got}`, {
      hint: 'ask for a challenge (GET /api/work/join/challenge), solve it and send the solution within 10 minutes',
    })
  }
}

/** A device asked for what only another kind of device may do. */
export class DeviceScopeError extends BaseError {
  readonly code = 'device-scope'
  constructor({ device, scope }: { device: string; scope: string }) {
    super(`device ${device}: expected one of scope owner, got ${scope}`, {
      hint: "do it from the owner's device, or ask for a link with that scope: kumite desk link",
    })
  }
}

/** A sign-in that was signed at a page of another address than the desk has. */
export class ForeignOriginError extends BaseError {
  readonly code = 'foreign-origin'
  constructor({ known, origin }: { known: readonly string[]; origin: string }) {
    super(`sign-in: expected a page of ${known.join(' or ') || 'this server'}, got one of ${origin}`, {
      hint: 'open the link as kumite desk link prints it; if people reach the server at another address, start it with --public-url',
    })
  }
}
