import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { BaseError } from '../core/base-error.ts'
import { createKeyfile } from './create-keyfile.ts'
import { KeyfileError, KeyfileExistsError, WrongPassphraseError } from './errors.ts'
import { formatKeyfile, formatPublicKeyfile } from './format-keyfile.ts'
import { decryptKeyfile } from './keyfile-encryption.ts'
import { listWallets } from './list-wallets.ts'
import { parseSecretUri } from './parse-secret-uri.ts'
import { readKeyfile } from './read-keyfile.ts'
import { signerOf } from './secret-key.ts'
import { anyText } from './testing.ts'
import { walletPaths } from './wallet-paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'kumite-wallets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const alice = parseSecretUri('//Alice', 'sr25519')
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

describe('the encryption of keyfiles', () => {
  // Argon2i of "test-password" with the wallet's parameters, computed with libsodium.
  const key = hexToBytes('babccc53480829b32386ecedddb021187c343c4608bbb53123bc13a96fe5988d')
  const content = utf8ToBytes('{"a":1}')

  it("opens a box under the wallet's own key, and none in which a byte has changed", async () => {
    const nonce = new Uint8Array(24).fill(7)
    const sealed = concatBytes(utf8ToBytes('$NACL'), nonce, xsalsa20poly1305(key, nonce).encrypt(content))
    const changed = sealed.map((byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte))
    const opened = [sealed, changed].map((box) => decryptKeyfile(box, 'test-password', 'f').catch((error: unknown) => error))
    expect(await Promise.all(opened)).toEqual([content, expect.any(WrongPassphraseError)])
  }, 60_000)

  it('refuses a file cut short at once', async () => {
    await expect(decryptKeyfile(utf8ToBytes('$NACL and too little'), '', 'f')).rejects.toThrow(WrongPassphraseError)
  })
})

describe('wallet files', () => {
  const file = (name: string, content: string | Uint8Array, mode = 0o600) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    chmodSync(path, mode)
    return path
  }

  it('are for their owner alone, as their folders are, and never overwritten', async () => {
    const { hotkey } = walletPaths(folder, 'one')
    await createKeyfile(hotkey('first'), formatKeyfile(alice))
    const modes = [join(folder, 'one'), join(folder, 'one', 'hotkeys'), hotkey('first')].map((path) => statSync(path).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o600])
    await expect(createKeyfile(hotkey('first'), 'other')).rejects.toThrow(KeyfileExistsError)
    expect(readFileSync(hotkey('first'), 'utf8')).toBe(formatKeyfile(alice))
    expect(readdirSync(join(folder, 'one', 'hotkeys'))).toEqual(['first'])
  })

  it('that others may read are told', async () => {
    const modes = [
      [0o600, false],
      [0o400, false],
      [0o640, true],
      [0o604, true],
    ] as const
    for (const [mode, exposed] of modes)
      expect(await readKeyfile(file('mode', formatKeyfile(alice), mode))).toMatchObject({ encrypted: false, exposed })
  })

  it('ask for a passphrase only where they are encrypted', async () => {
    const asked = () => Promise.reject(new Error('asked'))
    expect(await (await readKeyfile(file('plain', formatKeyfile(alice)))).open(asked)).toMatchObject({ address: ALICE })
    const sealed = await readKeyfile(file('sealed', '$NACL....'))
    expect(sealed.encrypted).toBe(true)
    await expect(sealed.open(asked)).rejects.toThrow('asked')
  })

  it('that are none are refused: a folder, a missing one, a huge one, and one of an older encryption', async () => {
    const paths = [
      folder,
      join(folder, 'none'),
      file('huge', new Uint8Array(70_000)),
      file('vault', '$ANSIBLE_VAULT;1.1'),
      '/dev/zero',
      'a\0b',
    ]
    for (const path of paths) await expect(readKeyfile(path)).rejects.toThrow(KeyfileError)
  })

  it('of any bytes give a key or a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), anyText.map(utf8ToBytes)), async (bytes) => {
        const { open } = await readKeyfile(file('any', bytes))
        const result = await open(() => Promise.reject(new WrongPassphraseError({ file: 'any' }))).catch((error: unknown) => error)
        if (result instanceof Error) expect(result).toBeInstanceOf(BaseError)
      }),
      { numRuns: 100 },
    )
  })

  it.each(['..', '.', '', 'a/b', '../a', 'a\\b', 'a\0'])('are not looked for outside of their folder: %j', (name) => {
    expect(() => walletPaths(folder, name)).toThrow(KeyfileError)
    expect(() => walletPaths(folder, 'one').hotkey(name)).toThrow(KeyfileError)
  })
})

describe('listWallets', () => {
  it('shows every wallet, and what is wrong with a file, and stops at nothing', async () => {
    const all = join(folder, 'all')
    const { coldkey, coldkeyPub, hotkey } = walletPaths(all, 'full')
    await createKeyfile(coldkey, '$NACL sealed')
    await createKeyfile(coldkeyPub, formatPublicKeyfile(signerOf(alice)))
    await createKeyfile(hotkey('good'), formatKeyfile(alice))
    await createKeyfile(hotkey('broken'), '{')
    await createKeyfile(hotkey('open'), formatKeyfile(alice))
    chmodSync(hotkey('open'), 0o644)
    symlinkSync('/nowhere', hotkey('lost'))
    mkdirSync(join(all, 'empty'))
    writeFileSync(join(all, 'note.txt'), 'no wallet')
    const fine = { address: ALICE, encrypted: false, exposed: false, problem: null }
    expect(await listWallets(all)).toEqual([
      { name: 'empty', coldkey: null, hotkeys: [] },
      {
        name: 'full',
        coldkey: { ...fine, name: 'coldkey', encrypted: true },
        hotkeys: [
          { ...fine, name: 'broken', address: null, problem: expect.stringContaining('expected the JSON of a key') },
          { ...fine, name: 'good' },
          { ...fine, name: 'lost', address: null, problem: expect.stringContaining('expected a wallet file') },
          { ...fine, name: 'open', exposed: true },
        ],
      },
    ])
    expect(await listWallets(join(folder, 'nowhere'))).toEqual([])
  })
})
