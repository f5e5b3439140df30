import { pbkdf2Sync } from 'node:crypto'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { SecretError } from './errors.ts'

/**
 * The 32 secret bytes behind a phrase, as Substrate makes them: stretched from the entropy of the words, where other
 * chains stretch the words themselves.
 *
 * @param phrase 12 to 24 English words of BIP39 whose checksum is right
 * @throws {@link SecretError} if it is no such phrase; the message never repeats it
 * @source Substrate substrate-bip39: mini_secret_from_entropy
 */
export function seedFromPhrase(phrase: string, password = ''): Uint8Array {
  const salt = concatBytes(utf8ToBytes('mnemonic'), utf8ToBytes(password))
  return new Uint8Array(pbkdf2Sync(entropyOf(phrase), salt, 2048, 64, 'sha512').subarray(0, 32))
}

function entropyOf(phrase: string): Uint8Array {
  try {
    return mnemonicToEntropy(phrase.trim().split(/\s+/).join(' '), wordlist)
  } catch {
    throw new SecretError('a phrase of 12 to 24 English words whose checksum is right') // without the cause, which may name words
  }
}
