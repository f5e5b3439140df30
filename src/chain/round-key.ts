import { x25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The key pair of one round: weights are sealed to the public key, and the secret key goes into the block of that number.
 * This is the local chain's stand-in for the drand beacon: one keeper of the secret instead of a league of them.
 *
 * @param beaconSecret known to the maker of blocks alone
 * @param round the block that opens what is sealed to it
 */
export function roundKey(beaconSecret: string, round: number): { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array } {
  const secretKey = hmac(sha256, utf8ToBytes(beaconSecret), utf8ToBytes(`kumite-round/1/${round}`))
  return { publicKey: x25519.getPublicKey(secretKey), secretKey }
}
