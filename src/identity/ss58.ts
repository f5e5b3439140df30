import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base58 } from '@scure/base'
import { AddressError } from './errors.ts'

const PREFIX = 42
const SALT = utf8ToBytes('SS58PRE')
const CHECKSUM_BYTES = 2
/** Decoding costs some 15 microseconds, and a network knows few addresses. */
const CACHE_SIZE = 4096
const decoded = new Map<string, Uint8Array>()

/**
 * A public key as people read it: base58 of prefix, key and checksum.
 *
 * @param publicKey 32 bytes, sr25519 or ed25519: the address does not tell which
 * @throws {RangeError} if the key has another length
 * @source Substrate SS58, generic prefix 42
 */
export function encodeAddress(publicKey: Uint8Array): string {
  if (publicKey.length !== 32) throw new RangeError(`encodeAddress: expected 32 bytes, got ${publicKey.length}`)
  const body = concatBytes(Uint8Array.of(PREFIX), publicKey)
  return base58.encode(concatBytes(body, checksum(body)))
}

/**
 * The public key behind an address. Safe on anything that comes from outside.
 *
 * @returns 32 bytes, a copy the caller may keep
 * @throws {@link AddressError} if it is not base58, has another length or prefix, or the checksum differs
 */
export function decodeAddress(address: string): Uint8Array {
  const known = decoded.get(address)
  if (known) return known.slice()
  const publicKey = parse(address)
  if (decoded.size >= CACHE_SIZE) decoded.clear()
  decoded.set(address, publicKey)
  return publicKey.slice()
}

/** Whether {@link decodeAddress} takes it. */
export function isAddress(address: string): boolean {
  try {
    decodeAddress(address)
    return true
  } catch {
    return false
  }
}

function parse(address: string): Uint8Array {
  // Checked first because base58 decoding takes quadratic time in the length.
  if (typeof address !== 'string' || address.length < 46 || address.length > 48) throw new AddressError(address, 'wrong length')
  let bytes: Uint8Array
  try {
    bytes = base58.decode(address)
  } catch {
    throw new AddressError(address, 'not base58')
  }
  if (bytes.length !== 1 + 32 + CHECKSUM_BYTES) throw new AddressError(address, `${bytes.length} bytes instead of 35`)
  if (bytes[0] !== PREFIX) throw new AddressError(address, `prefix ${bytes[0]}`)
  const body = bytes.subarray(0, 33)
  if (checksum(body).some((byte, index) => byte !== bytes[33 + index])) throw new AddressError(address, 'the checksum differs')
  return bytes.slice(1, 33)
}

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(concatBytes(SALT, body), { dkLen: 64 }).subarray(0, CHECKSUM_BYTES)
}
