import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KeyfileError, KeyfileExistsError } from './errors.ts'

/**
 * Writes a new wallet file that only its owner may read, in folders that only its owner may enter.
 * @throws {@link KeyfileExistsError} if there is a file of that name: a key is never overwritten
 */
export async function createKeyfile(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(file, content, { flag: 'wx', mode: 0o600, flush: true })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new KeyfileExistsError({ file })
    throw new KeyfileError({ file, expected: 'to write it', got: message, hint: 'check the name and the permissions', cause })
  }
}
