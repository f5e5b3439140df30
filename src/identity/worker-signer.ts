import { ed25519 } from '@noble/curves/ed25519.js'
import type { Signer } from './signer.ts'
import { encodeAddress } from './ss58.ts'

/**
 * A worker's ed25519 key, in pure JavaScript: runs in a browser as it does here.
 *
 * @param seed 32 secret bytes; the signer keeps a copy
 * @throws {RangeError} if the seed has another length
 * @source RFC 8032, Ed25519
 */
export function createWorkerSigner(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError(`createWorkerSigner: expected a seed of 32 bytes, got ${seed.length}`)
  const secret = seed.slice()
  const publicKey = ed25519.getPublicKey(secret)
  return {
    address: encodeAddress(publicKey),
    publicKey,
    scheme: 'ed25519',
    sign: (message) => ed25519.sign(message, secret),
  }
}
