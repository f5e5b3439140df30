import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { WrongPassphraseError } from './errors.ts'

/** What an encrypted wallet file begins with: magic, nonce, box. */
const MAGIC = utf8ToBytes('$NACL')
const NONCE_BYTES = 24
const TAG_BYTES = 16
/** The same for all wallets everywhere, so equal passphrases give equal keys: choose a long one. */
const SALT = hexToBytes('137183dff15a09bc9c90b5518739e9b1')

export function isEncrypted(content: Uint8Array): boolean {
  return MAGIC.every((byte, index) => content[index] === byte)
}

/**
 * Seals the content of a wallet file under a passphrase.
 * @cost about 3 s and 512 MiB, on purpose
 * @source opentensor/btwallet, keyfile.rs: encrypt_keyfile_data; libsodium crypto_secretbox
 */
export async function encryptKeyfile(content: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES))
  return concatBytes(MAGIC, nonce, xsalsa20poly1305(await keyOf(passphrase), nonce).encrypt(content))
}

/**
 * Opens what {@link encryptKeyfile} has sealed.
 * @param file its name, for errors
 * @throws {@link WrongPassphraseError} if the passphrase is another or a byte has changed
 */
export async function decryptKeyfile(sealed: Uint8Array, passphrase: string, file: string): Promise<Uint8Array> {
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES)
  const box = sealed.subarray(MAGIC.length + NONCE_BYTES)
  if (box.length < TAG_BYTES) throw new WrongPassphraseError({ file })
  const key = await keyOf(passphrase)
  try {
    return xsalsa20poly1305(key, nonce).decrypt(box)
  } catch {
    throw new WrongPassphraseError({ file })
  }
}

/** Argon2i of version 1.3, with the limits that libsodium names SENSITIVE for it. */
async function keyOf(passphrase: string): Promise<Uint8Array> {
  return new Uint8Array(
    await promisify(argon2)('argon2i', { message: passphrase, nonce: SALT, parallelism: 1, passes: 8, memory: 512 * 1024, tagLength: 32 }),
  )
}
