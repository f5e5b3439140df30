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
