import { blake2b } from '@noble/hashes/blake2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { decodeAddress } from '../identity/ss58.ts'

/** What a commit binds to: exactly what the reveal will send. */
export interface CommittedWeights {
  /** ss58 of the committing hotkey. */
  readonly hotkey: string
  readonly netuid: number
  readonly mechid: number
  readonly dests: readonly number[]
  /** As sent, before the chain scales them. */
  readonly values: readonly number[]
  readonly salt: readonly number[]
  readonly versionKey: number
}

/**
 * The hash that commits to weights: blake2b-256 over the SCALE encoding of who, where, what, salt and version.
 *
 * @returns 64 hex digits
 * @throws {@link AddressError} if the hotkey is no address
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/weights.rs: do_reveal_weights; storage index = netuid + 4096 mechid
 * @oracle blake2b of Python's hashlib, and subtensor's runtime 293, commit-reveal.oracle.json
 */
export function commitHash({ hotkey, netuid, mechid, dests, values, salt, versionKey }: CommittedWeights): string {
  const version = new Uint8Array(8)
  new DataView(version.buffer).setBigUint64(0, BigInt(versionKey), true)
  const parts = [decodeAddress(hotkey), u16(netuid + 4096 * mechid), u16Vector(dests), u16Vector(values), u16Vector(salt), version]
  return bytesToHex(blake2b(Buffer.concat(parts), { dkLen: 32 }))
}

const u16 = (value: number) => Uint8Array.of(value & 255, value >> 8)

function u16Vector(values: readonly number[]): Uint8Array {
  return Buffer.concat([compact(values.length), ...values.map(u16)])
}

/** SCALE's compact form of a length below 2^30. */
function compact(length: number): Uint8Array {
  if (length < 64) return Uint8Array.of(length << 2)
  if (length < 16_384) return u16((length << 2) | 1)
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length * 4 + 2, true)
  return bytes
}
