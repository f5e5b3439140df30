import { BaseError } from '../../core/base-error.ts'

/** A sign-in with a code that opens nothing: unknown, used before, or older than ten minutes. Which of them is told to nobody. */
export class SignInCodeError extends BaseError {
  readonly code = 'sign-in-code'
  constructor() {
    super('sign-in: expected a fresh code of this miner, got one that is unknown, used or too old', {
      hint: 'ask for a new link where the miner runs: kumite desk link',
    })
  }
}

/** A key that no operator has let in, or that was shut out, or was away for too long. */
export class UnknownDeviceError extends BaseError {
  readonly code = 'unknown-device'
  constructor({ device, got }: { device: string; got: 'an unknown one' | 'one that was revoked' | 'one that was not used for 30 days' }) {
    super(`device ${device}: expected one that its operator has let in, got ${got}`, {
      hint: `open a link of kumite desk link, or let it in where the miner runs: kumite desk approve ${device}`,
    })
  }
}

/** No invitation has this code. */
export class UnknownInvitationError extends BaseError {
  readonly code = 'unknown-invitation'
  constructor() {
    super('invitation: expected a code that this miner gave out, got another', { hint: 'copy the whole link again, or ask for a new one' })
  }
}

/** So many have joined with this code as it was made for. */
export class InvitationUsedError extends BaseError {
  readonly code = 'invitation-used'
  constructor({ uses }: { uses: number }) {
    super(`invitation: expected one with a use left, got one whose ${uses} ${uses === 1 ? 'use is' : 'uses are'} taken`, {
      hint: 'ask who invited you for a new link; whoever has joined already just opens the work page',
    })
  }
}

/** An invitation from before. */
export class InvitationExpiredError extends BaseError {
  readonly code = 'invitation-expired'
  constructor({ expiresMs }: { expiresMs: number }) {
    super(`invitation: expected one that holds, got one that ended ${new Date(expiresMs).toISOString()}`, {
      hint: 'ask who invited you for a new link',
    })
  }
}

/** The operator has taken the invitation back. */
export class InvitationRevokedError extends BaseError {
  readonly code = 'invitation-revoked'
  constructor() {
    super('invitation: expected one that holds, got one that was taken back', { hint: 'ask who invited you for a new link' })
  }
}

/** Joining without an invitation where one is needed. */
export class InvitationNeededError extends BaseError {
  readonly code = 'invitation-needed'
  constructor() {
    super('join: expected the code of an invitation, got none: this miner takes invited workers only', {
      hint: 'ask its operator for a link',
    })
  }
}
