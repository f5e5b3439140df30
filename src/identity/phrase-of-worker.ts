import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/**
 * A worker's secret as 24 English words, to be written down and typed in again elsewhere. Runs in a browser.
 *
 * The words are the 32 bytes themselves and a checksum of one more, not something that they are stretched from, as in the phrases of
 * wallets: `seedFromPhrase` makes another key of them.
 *
 * @param seed 32 secret bytes
 * @throws {RangeError} if the seed has another length
 * @source BIP39 (2013), Generating the mnemonic
 * @example phraseOfWorker(new Uint8Array(32)).split(' ').at(-1) // 'art'
 */
export function phraseOfWorker(seed: Uint8Array): string {
  if (seed.length !== 32) throw new RangeError(`phraseOfWorker: expected a seed of 32 bytes, got ${seed.length}`)
  return entropyToMnemonic(seed, wordlist)
}
