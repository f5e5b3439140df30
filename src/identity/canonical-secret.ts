import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js'
import { concatBytes } from '@noble/hashes/utils.js'

/** Order of the group: a scalar is below it and not zero. */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

/** From the 64 bytes that @scure/sr25519 works with, whose scalar is multiplied by eight, to those that wallet files hold. */
export function toCanonicalSecret(secret: Uint8Array): Uint8Array {
  return withScalar(secret, (scalar) => scalar >> 3n)
}

/** The way back. @returns `undefined` where the first half is no scalar, which the WebAssembly library would not survive */
export function fromCanonicalSecret(canonical: Uint8Array): Uint8Array | undefined {
  const scalar = bytesToNumberLE(canonical.subarray(0, 32))
  return scalar > 0n && scalar < GROUP_ORDER ? withScalar(canonical, (scalar) => scalar << 3n) : undefined
}

function withScalar(secret: Uint8Array, change: (scalar: bigint) => bigint): Uint8Array {
  return concatBytes(numberToBytesLE(change(bytesToNumberLE(secret.subarray(0, 32))), 32), secret.subarray(32))
}
