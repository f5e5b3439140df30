import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { HDKD } from '@scure/sr25519'
import { SecretError } from './errors.ts'
import type { SecretKey } from './secret-key.ts'

/** One step of a path: `//name` is hard, `/name` soft. */
export interface Junction {
  readonly hard: boolean
  readonly name: string
}

/**
 * The key below another one.
 * @throws {@link SecretError} for a soft step of ed25519, which has none
 * @source Substrate sp_core: crypto.rs (DeriveJunction), ed25519.rs, sr25519.rs
 */
export function deriveKey(key: SecretKey, { hard, name }: Junction): SecretKey {
  const chainCode = chainCodeOf(name)
  if (key.scheme === 'ed25519') {
    if (!hard) throw new SecretError('hard steps (//) only, since ed25519 has no soft ones')
    return { scheme: 'ed25519', seed: hash256(concatBytes(encodeText('Ed25519HDKD'), key.seed, chainCode)), phrase: undefined }
  }
  const secret = hard ? HDKD.secretHard(key.secret, chainCode) : HDKD.secretSoft(key.secret, chainCode, NO_EXTRA_RANDOMNESS)
  return { scheme: 'sr25519', secret, seed: undefined, phrase: undefined }
}

/** The nonce of a soft key follows from the parent's secret nonce as well: zeros make it the same each time, and no less secret. */
const NO_EXTRA_RANDOMNESS = new Uint8Array(32)

/** SCALE: whole numbers as u64, other names as texts; hashed where they are longer than 32 bytes. */
function chainCodeOf(name: string): Uint8Array {
  const number = /^[0-9]{1,20}$/.test(name) ? BigInt(name) : undefined
  const code = number !== undefined && number < 2n ** 64n ? encodeU64(number) : encodeText(name)
  if (code.length > 32) return hash256(code)
  const padded = new Uint8Array(32)
  padded.set(code)
  return padded
}

function encodeU64(number: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, number, true)
  return bytes
}

/** The length comes first: in one byte below 64, else in two, which is enough for any name that {@link deriveKey} is given. */
function encodeText(text: string): Uint8Array {
  const bytes = utf8ToBytes(text)
  const { length } = bytes
  return concatBytes(length < 64 ? Uint8Array.of(length << 2) : Uint8Array.of(((length << 2) | 1) & 0xff, length >> 6), bytes)
}

const hash256 = (bytes: Uint8Array) => blake2b(bytes, { dkLen: 32 })
