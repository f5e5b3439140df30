import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Signer } from './signer.ts'

/** All that a signed request is bound to. */
export interface RequestFacts {
  readonly scheme: Signer['scheme']
  readonly method: string
  /** Path and query exactly as they stand in the request line, percent-encoding included. */
  readonly target: string
  /** The raw bytes, before any parsing; text stands for its UTF-8 bytes. */
  readonly body: Uint8Array | string
  /** Unix time in nanoseconds, decimal. */
  readonly nonce: string
  readonly sender: string
  readonly receiver: string
}

/**
 * The eight lines that are signed, as bytes; no newline at the end.
 * @source btauth/1: RaoFoundation/subtensor, docs/guides/signed-requests.mdx
 */
export function requestText({ scheme, method, target, body, nonce, sender, receiver }: RequestFacts): Uint8Array {
  const bodyHash = bytesToHex(sha256(typeof body === 'string' ? utf8ToBytes(body) : body))
  return utf8ToBytes(['btauth/1', scheme, method.toUpperCase(), target, bodyHash, nonce, sender, receiver].join('\n'))
}
