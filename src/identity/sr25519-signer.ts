import type { Signer } from './signer.ts'
import { sr25519 } from './sr25519.ts'
import { encodeAddress } from './ss58.ts'

/** @param secret 64 bytes, as `sr25519.secretFromSeed` gives them */
export function createSr25519Signer(secret: Uint8Array): Signer {
  const publicKey = sr25519.publicKey(secret)
  return { address: encodeAddress(publicKey), publicKey, scheme: 'sr25519', sign: (message) => sr25519.sign(publicKey, secret, message) }
}
