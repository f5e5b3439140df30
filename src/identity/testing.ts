import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { createSigner } from './create-signer.ts'
import type { Signer } from './signer.ts'

/** Mini-secret of the development phrase that every Substrate tool knows. */
const DEV_SECRET = hexToBytes('fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e')

/** The ed25519 key `//Alice` of the development phrase, by hard derivation: blake2b-256 of tag, secret and chain code, SCALE-encoded. */
export function devEd25519(name: string): Signer {
  const compact = (text: string) => concatBytes(Uint8Array.of(text.length << 2), utf8ToBytes(text))
  const chainCode = new Uint8Array(32)
  chainCode.set(compact(name))
  const seed = blake2b(concatBytes(compact('Ed25519HDKD'), DEV_SECRET, chainCode), { dkLen: 32 })
  return createSigner({ seed, scheme: 'ed25519' })
}

/** A key for tests, a different one for each number. */
export function aSigner(number: number, scheme: Signer['scheme'] = 'sr25519'): Signer {
  return createSigner({ seed: new Uint8Array(32).fill(number), scheme })
}

/** Texts of any 16-bit code units: NUL, line ends, halves of surrogate pairs. */
export const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })
