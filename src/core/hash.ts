import { createHash, createHmac } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 as 64 lower-case hex digits. @example sha256Hex('abc').slice(0, 8) // 'ba7816bf' */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** SHA-256 of the canonical JSON of a value: the identity of a configuration, a recipe or a record. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

/**
 * A keyed, opaque, short id: whoever lacks the secret can neither predict nor link it.
 * @param parts joined with a separator that cannot occur inside a part's JSON form
 * @returns `length` characters of lower-case base 32 (5 bits each; the default 20 holds 100 bits)
 */
export function opaqueId(secret: string, parts: readonly (string | number)[], length = 20): string {
  const digest = createHmac('sha256', secret).update(JSON.stringify(parts)).digest()
  let text = ''
  for (const byte of digest) text += ALPHABET[byte & 31]
  return text.slice(0, length)
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
