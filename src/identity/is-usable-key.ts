import { ed25519, ristretto255 } from '@noble/curves/ed25519.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Signer } from './signer.ts'

/** Checking a key costs about as much as checking a signature; most requests come from keys seen before. */
const CACHE_SIZE = 4096
const usable = new Set<string>()

/** Whether 32 bytes are a public key that only the holder of a secret can sign for: a canonical point, and not one of small order. */
export function isUsableKey(publicKey: Uint8Array, scheme: Signer['scheme']): boolean {
  const name = `${scheme}:${bytesToHex(publicKey)}`
  if (usable.has(name)) return true
  if (!(scheme === 'sr25519' ? isRistretto(publicKey) : isEd25519(publicKey))) return false
  if (usable.size >= CACHE_SIZE) usable.clear()
  usable.add(name)
  return true
}

function isRistretto(bytes: Uint8Array): boolean {
  try {
    return !ristretto255.Point.fromBytes(bytes).is0()
  } catch {
    return false
  }
}

function isEd25519(bytes: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(bytes).isSmallOrder()
  } catch {
    return false
  }
}
