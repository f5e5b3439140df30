import { readFile, stat } from 'node:fs/promises'
import { KeyfileError } from './errors.ts'
import { decryptKeyfile, isEncrypted } from './keyfile-encryption.ts'
import { parseKeyfile, type WalletKey } from './parse-keyfile.ts'

/** Far more than any key takes. */
const MAX_BYTES = 64 * 1024

/** A wallet file as it was found. */
export interface Keyfile {
  readonly encrypted: boolean
  /** Others than its owner may read or write it: tell the user. */
  readonly exposed: boolean
  /** @param passphrase asked for only where the file is encrypted */
  open(passphrase: () => Promise<string>): Promise<WalletKey>
}

/**
 * Reads a wallet file of Bittensor, plain or encrypted under a passphrase; never writes.
 * @throws {@link KeyfileError} if it is missing, unreadable, of an older encryption or of no known form
 */
export async function readKeyfile(file: string): Promise<Keyfile> {
  const { content, mode } = await readSmallFile(file)
  const legacy = ['$ANSIBLE_VAULT', 'gAAAAA'].find((magic) => content.subarray(0, magic.length).toString('latin1') === magic)
  if (legacy)
    throw new KeyfileError({
      file,
      expected: 'no encryption or that of $NACL',
      got: legacy,
      hint: 'open it once with btcli, which renews it',
    })
  const encrypted = isEncrypted(content)
  return {
    encrypted,
    exposed: (mode & 0o077) !== 0,
    async open(passphrase) {
      const plain = encrypted ? await decryptKeyfile(content, await passphrase(), file) : content
      return parseKeyfile(new TextDecoder().decode(plain), file)
    },
  }
}

async function readSmallFile(file: string): Promise<{ content: Buffer; mode: number }> {
  try {
    const status = await stat(file)
    if (!status.isFile()) throw new KeyfileError({ file, expected: 'a file', got: 'something else' }) // a pipe would never end
    if (status.size > MAX_BYTES) throw new KeyfileError({ file, expected: `at most ${MAX_BYTES} bytes`, got: `${status.size}` })
    return { content: await readFile(file), mode: status.mode }
  } catch (cause) {
    if (cause instanceof KeyfileError) throw cause
    throw new KeyfileError({ file, expected: 'a wallet file', got: cause instanceof Error ? cause.message : String(cause), cause })
  }
}
