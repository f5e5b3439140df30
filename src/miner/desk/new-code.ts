import { randomBytes } from 'node:crypto'
import { sha256Hex } from '../../core/hash.ts'

const CODE_BYTES = 16

/** A code of 128 bits for a link, and its hash, which alone is kept. So many bits need no salt and no slow hash: nobody can try them all. */
export function newCode(): { readonly code: string; readonly hash: string } {
  const code = randomBytes(CODE_BYTES).toString('base64url')
  return { code, hash: sha256Hex(code) }
}
