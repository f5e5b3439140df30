import { hexToBytes } from '@noble/hashes/utils.js'
import { deriveKey, type Junction } from './derive-key.ts'
import { SecretError } from './errors.ts'
import { keyFromSeed, type SecretKey } from './secret-key.ts'
import { seedFromPhrase } from './seed-from-phrase.ts'
import type { Signer } from './signer.ts'

/** The phrase that every Substrate tool knows: keys below it, such as `//Alice`, are for trials only. */
const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const MAX_CHARACTERS = 2000

/**
 * A key by its secret URI: a phrase or `0x` and 64 hex digits, then a path, then `///password`. Without a phrase the
 * path starts at the development phrase: `//Alice`.
 *
 * @throws {@link SecretError} if it is none; the message never repeats any of it
 * @source Substrate sp_core: crypto.rs, SecretUri
 */
export function parseSecretUri(uri: string, scheme: Signer['scheme']): SecretKey {
  if (uri.length > MAX_CHARACTERS) throw new SecretError(`at most ${MAX_CHARACTERS} characters`)
  const [, root = '', path = '', password] = /^([^/]*)((?:\/\/?[^/]+)*)(?:\/\/\/(.*))?$/s.exec(uri.trim()) ?? []
  const isSeed = /^0x[0-9a-f]{64}$/i.test(root)
  if (!root && !path) throw new SecretError('a phrase, a seed or a path')
  const seed = isSeed ? hexToBytes(root.slice(2)) : seedFromPhrase(root || DEV_PHRASE, password)
  const phrase = isSeed || path || password ? undefined : root.trim().split(/\s+/).join(' ')
  return junctionsOf(path).reduce(deriveKey, keyFromSeed(seed, scheme, phrase))
}

function junctionsOf(path: string): Junction[] {
  return [...path.matchAll(/(\/\/?)([^/]+)/g)].map(([, slashes, name]) => ({ hard: slashes === '//', name: name! }))
}
