import { BaseError } from '../core/base-error.ts'

/** A text that should be an ss58 address is none, or belongs to another network. */
export class AddressError extends BaseError {
  readonly code = 'bad-address'
  constructor(address: unknown, problem: string) {
    super(`address: expected ss58 with prefix 42, got ${quote(address)}: ${problem}`, {
      hint: 'copy the address again; it starts with 5 and has 46 to 48 characters',
    })
  }
}

/** A signed request whose headers are missing, doubled, or in a form the scheme does not know. */
export class MalformedAuthError extends BaseError {
  readonly code = 'malformed-auth'
  constructor({ header, expected, got }: { header: string; expected: string; got: unknown }) {
    super(`signed request: expected ${header} to be ${expected}, got ${quote(got)}`, {
      hint: 'sign the request as docs/signed-requests.md says',
    })
  }
}

/** A signed request that was meant for somebody else. */
export class WrongReceiverError extends BaseError {
  readonly code = 'wrong-receiver'
  constructor({ expected, got }: { expected: string; got: string }) {
    super(`signed request: expected receiver ${expected}, got ${quote(got)}`, { hint: 'sign for the hotkey that serves this address' })
  }
}

/** A signed request that is too old, or dated too far in the future. */
export class StaleRequestError extends BaseError {
  readonly code = 'stale-request'
  constructor({ sender, ageMs, maxAgeMs, maxAheadMs }: { sender: string; ageMs: number; maxAgeMs: number; maxAheadMs: number }) {
    super(`signed request of ${sender}: expected an age of ${-maxAheadMs} to ${maxAgeMs} ms, got ${ageMs} ms`, {
      hint: 'set the clock right, then sign again',
    })
  }
}

/** A signed request that has been accepted before. */
export class ReplayedRequestError extends BaseError {
  readonly code = 'replayed-request'
  constructor({ sender, nonce }: { sender: string; nonce: string }) {
    super(`signed request of ${sender}: expected a nonce not used before, got ${nonce} again`, {
      hint: 'sign every attempt with a fresh nonce, retries included',
    })
  }
}

/** A signature that the named sender did not make over this very request. */
export class BadSignatureError extends BaseError {
  readonly code = 'bad-signature'
  constructor({ sender, scheme }: { sender: string; scheme: string }) {
    super(`signed request of ${sender}: expected its ${scheme} signature over this request, got another`, {
      hint: 'sign the method, the target and the body exactly as they are sent',
    })
  }
}

/** The server remembers as many recent requests as it can and must not forget one early. */
export class NonceStoreFullError extends BaseError {
  readonly code = 'nonce-store-full'
  override readonly retryable = true
  constructor({ sender }: { sender: string }) {
    super(`signed request of ${sender}: expected room to remember it, got a store full of recent requests`, {
      hint: 'send again in a minute',
    })
  }
}

/** A secret in words, hex or as a path that cannot be one. What came is never told: it may be nearly right. */
export class SecretError extends BaseError {
  readonly code = 'bad-secret'
  constructor(expected: string) {
    super(`secret: expected ${expected}, got something else`, { hint: 'copy it again, whole: the words, or 0x and 64 hex digits' })
  }
}

/** A wallet file that is not there, cannot be read, or is of a form that is not known. */
export class KeyfileError extends BaseError {
  readonly code = 'bad-keyfile'
  constructor({ file, expected, got, hint, cause }: { file: string; expected: string; got: string; hint?: string; cause?: unknown }) {
    super(`${file}: expected ${expected}, got ${got}`, { hint: hint ?? 'name another file, or make it anew from the words', cause })
  }
}

/** A wallet file that its passphrase does not open. */
export class WrongPassphraseError extends BaseError {
  readonly code = 'wrong-passphrase'
  constructor({ file }: { file: string }) {
    super(`${file}: expected its passphrase, got another, or the file was damaged`, { hint: 'enter it again' })
  }
}

/** Where a wallet file should be written there is one already: none is ever overwritten. */
export class KeyfileExistsError extends BaseError {
  readonly code = 'keyfile-exists'
  constructor({ file }: { file: string }) {
    super(`${file}: expected no file of that name yet, got one`, { hint: 'choose another name, or move that file away' })
  }
}

/** What came, short enough for a log line whatever it is. */
function quote(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'nothing' : `a value of type ${typeof value}`
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}...` : value)
}
