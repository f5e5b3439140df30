import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createKeyfile } from '../identity/create-keyfile.ts'
import { KeyfileExistsError } from '../identity/errors.ts'
import { parseSecretUri } from '../identity/parse-secret-uri.ts'
import { walletPaths } from '../identity/wallet-paths.ts'
import { storeColdkey } from './store-key.ts'

it('a coldkey is not stored beside the public half of another, not even in part', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-store-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const paths = walletPaths(folder, 'watched')
  await createKeyfile(paths.coldkeyPub, '{}')
  await expect(storeColdkey(paths, parseSecretUri('//Alice', 'sr25519'), 'correct horse')).rejects.toThrow(KeyfileExistsError)
  expect(existsSync(paths.coldkey)).toBe(false)
})
