import { createHash } from 'node:crypto'

/**
 * The hash of a v10 synapse over its `required_hash_fields`: SHA3-256 of the joined SHA3-256 of each value, in hex.
 *
 * @param values in the declared order; texts and whole numbers only, because others are hashed as Python prints them
 * @source opentensor/bittensor, core/synapse.py: body_hash
 */
export function axonBodyHash(values: readonly (string | number)[]): string {
  return sha3Hex(values.map((value) => sha3Hex(String(value))).join(''))
}

const sha3Hex = (text: string) => createHash('sha3-256').update(text).digest('hex')
