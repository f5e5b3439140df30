import { createPublicKey, verify } from 'node:crypto'
import { isUsableKey } from './is-usable-key.ts'
import type { Signer } from './signer.ts'
import { sr25519 } from './sr25519.ts'
import { decodeAddress } from './ss58.ts'

/** Order of both groups: a signature's scalar must be below it, or one signature would have several forms. */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

/**
 * Whether the key behind an address signed a message. Total: whatever comes in, it answers and never throws.
 *
 * @param scheme chosen by the caller from what it knows of the sender, never by the sender
 * @param signature 64 bytes; sr25519 with the marker bit of schnorrkel (0x80 in the last byte)
 */
export function verifySignature({
  address,
  scheme,
  message,
  signature,
}: {
  address: string
  scheme: Signer['scheme']
  message: Uint8Array
  signature: Uint8Array
}): boolean {
  try {
    const publicKey = decodeAddress(address)
    if (!isWellFormed(signature, scheme) || !isUsableKey(publicKey, scheme)) return false
    return scheme === 'sr25519' ? sr25519.verify(publicKey, message, signature) : verifyEd25519(publicKey, message, signature)
  } catch {
    return false
  }
}

/**
 * The WebAssembly library panics on malformed input, and every panic costs it memory for good: after some
 * thousand of them it would refuse good signatures too. So nothing malformed may reach it.
 */
function isWellFormed(signature: Uint8Array, scheme: Signer['scheme']): boolean {
  if (!(signature instanceof Uint8Array) || signature.length !== 64) return false
  if (scheme === 'ed25519') return true
  if ((signature[63]! & 0x80) === 0) return false
  const scalar = signature.slice(32)
  scalar[31]! &= 0x7f
  return BigInt(`0x${Buffer.from(scalar.reverse()).toString('hex')}`) < GROUP_ORDER
}

function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  return verify(null, message, createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }), signature)
}
