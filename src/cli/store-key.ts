import { existsSync } from 'node:fs'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { createKeyfile } from '../identity/create-keyfile.ts'
import { KeyfileExistsError } from '../identity/errors.ts'
import { formatKeyfile, formatPublicKeyfile } from '../identity/format-keyfile.ts'
import { encryptKeyfile } from '../identity/keyfile-encryption.ts'
import { type SecretKey, signerOf } from '../identity/secret-key.ts'
import type { WalletPaths } from '../identity/wallet-paths.ts'

/** Hotkeys are plain, since a server that starts by itself needs them. @returns the address */
export async function storeHotkey({ hotkey }: WalletPaths, name: string, key: SecretKey): Promise<string> {
  await createKeyfile(hotkey(name), formatKeyfile(key))
  return signerOf(key).address
}

/** The coldkey encrypted, its public half beside it in the open. @returns the address */
export async function storeColdkey({ coldkey, coldkeyPub }: WalletPaths, key: SecretKey, passphrase: string): Promise<string> {
  if (existsSync(coldkeyPub)) throw new KeyfileExistsError({ file: coldkeyPub }) // before the secret half is written: both or neither
  const signer = signerOf(key)
  await createKeyfile(coldkey, await encryptKeyfile(utf8ToBytes(formatKeyfile(key)), passphrase))
  await createKeyfile(coldkeyPub, formatPublicKeyfile(signer))
  return signer.address
}
