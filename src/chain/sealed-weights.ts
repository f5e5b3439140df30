import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { canonicalJson } from '../core/canonical-json.ts'
import { Hotkey, Uid } from '../protocol/ids.ts'

const u16 = z.number().int().min(0).max(65_535)

/** What a timelocked commit holds. */
const SealedWeights = z.object({
  hotkey: Hotkey.describe('must be the one that signed the commit: a copied commit opens to nothing'),
  dests: z.array(Uid).readonly(),
  values: z.array(u16).readonly(),
  versionKey: z.number().int().min(0),
})
type SealedWeights = z.output<typeof SealedWeights>

const KEY_BYTES = 32
/** The longest seal that the chain takes: a row of all the 4,096 uids that a subnet may have takes 44,300 bytes. The pallet takes 5,000, of a denser form. */
export const MAX_SEAL_BYTES = 45_000
/** Every seal has a key of its own, so the nonce need not vary. */
const NONCE = new Uint8Array(12)

/**
 * Locks weights to a round: an ephemeral X25519 key against the round's, HKDF-SHA256, ChaCha20-Poly1305.
 * @param publicKey the round's, 32 bytes
 * @returns hex: the ephemeral public key, then the ciphertext
 */
export function sealWeights(publicKey: Uint8Array, weights: SealedWeights): string {
  const ephemeral = x25519.keygen()
  const key = sealKey(x25519.getSharedSecret(ephemeral.secretKey, publicKey), ephemeral.publicKey, publicKey)
  const plain = utf8ToBytes(canonicalJson(weights))
  return bytesToHex(concatBytes(ephemeral.publicKey, chacha20poly1305(key, NONCE).encrypt(plain)))
}

/**
 * Opens what was locked to a round. Safe on anything that comes from outside.
 * @param secretKey the round's
 * @returns `undefined` if it was not sealed to this round, was changed, or holds no weights
 */
export function openWeights(secretKey: Uint8Array, sealed: string): SealedWeights | undefined {
  try {
    const bytes = hexToBytes(sealed)
    const ephemeral = bytes.subarray(0, KEY_BYTES)
    const key = sealKey(x25519.getSharedSecret(secretKey, ephemeral), ephemeral, x25519.getPublicKey(secretKey))
    const plain = chacha20poly1305(key, NONCE).decrypt(bytes.subarray(KEY_BYTES))
    return SealedWeights.safeParse(JSON.parse(Buffer.from(plain).toString('utf8'))).data
  } catch {
    return undefined // the libraries throw plain errors on bad lengths, bad points, bad tags and bad JSON: to us all are one
  }
}

function sealKey(shared: Uint8Array, ephemeral: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return hkdf(sha256, shared, concatBytes(ephemeral, publicKey), utf8ToBytes('kumite-timelock/1'), 32)
}
