import { KeyfileError } from '../identity/errors.ts'
import { readKeyfile } from '../identity/read-keyfile.ts'
import { signerOf } from '../identity/secret-key.ts'
import type { Signer } from '../identity/signer.ts'
import { readPassphrase, sayExposed } from './read-secret.ts'

/**
 * Opens the secret key in a wallet file, and says if others may read it.
 * @param passphraseFile where the passphrase of an encrypted one is; else it is asked for
 * @throws {@link KeyfileError} if there is no such file, or it holds public fields only
 */
export async function openWalletKey(file: string, { passphraseFile }: { passphraseFile: string | undefined }): Promise<Signer> {
  const { exposed, open } = await readKeyfile(file)
  if (exposed) sayExposed(file)
  const { secret } = await open(() => readPassphrase({ file: passphraseFile, what: file, twice: false }))
  if (!secret) throw new KeyfileError({ file, expected: 'a key with its secret', got: 'public fields only' })
  return signerOf(secret)
}
