import { createEd25519Signer } from './ed25519-signer.ts'
import type { Signer } from './signer.ts'
import { sr25519 } from './sr25519.ts'
import { createSr25519Signer } from './sr25519-signer.ts'

/**
 * A signer from 32 secret bytes. Equal seeds give equal addresses, everywhere and always.
 *
 * @throws {RangeError} if the seed has another length
 */
export function createSigner({ seed, scheme }: { seed: Uint8Array; scheme: Signer['scheme'] }): Signer {
  if (seed.length !== 32) throw new RangeError(`createSigner: expected a seed of 32 bytes, got ${seed.length}`)
  return scheme === 'sr25519' ? createSr25519Signer(sr25519.secretFromSeed(seed)) : createEd25519Signer(seed)
}
