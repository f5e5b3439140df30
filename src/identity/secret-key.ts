import { createEd25519Signer } from './ed25519-signer.ts'
import type { Signer } from './signer.ts'
import { sr25519 } from './sr25519.ts'
import { createSr25519Signer } from './sr25519-signer.ts'

/** The secret of one key, as far as it is known: what a wallet file keeps, and what a signer hides. */
export type SecretKey = SeededKey | ExpandedKey

interface SeededKey {
  readonly scheme: 'ed25519'
  /** 32 bytes. */
  readonly seed: Uint8Array
  /** The words that the seed follows from, with neither path nor password. */
  readonly phrase: string | undefined
}

interface ExpandedKey {
  readonly scheme: 'sr25519'
  /** 64 bytes as @scure/sr25519 holds them: the scalar times eight, then the nonce. */
  readonly secret: Uint8Array
  /** What the secret was expanded from; unknown after derivation. */
  readonly seed: Uint8Array | undefined
  readonly phrase: string | undefined
}

export function keyFromSeed(seed: Uint8Array, scheme: Signer['scheme'], phrase?: string): SecretKey {
  return scheme === 'ed25519' ? { scheme, seed, phrase } : { scheme, secret: sr25519.secretFromSeed(seed), seed, phrase }
}

export function signerOf(key: SecretKey): Signer {
  return key.scheme === 'sr25519' ? createSr25519Signer(key.secret) : createEd25519Signer(key.seed)
}
