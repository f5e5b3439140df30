import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/core/hash.ts'
import { listGatewayKeys } from '../../src/store/gateway-keys.ts'
import { openStore } from '../../src/store/open-store.ts'

const data = join(mkdtempSync(join(tmpdir(), 'kumite-keys-')), 'data')
afterAll(() => rmSync(data, { recursive: true, force: true }))

const PROGRAM = `import('./src/cli/keys-command.ts').then(({ keysCommand }) => keysCommand().parseAsync(process.argv.slice(1), { from: 'user' }))`

/** Runs `kumite keys` in a process of its own, on the folder of this test. */
async function keys(...args: string[]) {
  const run = promisify(execFile)(process.execPath, ['-e', PROGRAM, '--', ...args, '--data', data, '--json'])
  const { stdout, code } = await run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  )
  return { code, json: stdout === '' ? undefined : JSON.parse(stdout) }
}

describe('kumite keys', () => {
  it('shows a key once, keeps its hash, lists it without it, and ends it for good', { timeout: 300_000 }, async () => {
    const { json: made } = await keys('create', 'Ann', '--scope', 'chat', 'models', '--requests-per-minute', '7', '--usd-per-day', '0.5')
    expect(made).toMatchObject({ name: 'Ann', scopes: ['chat', 'models'], key: expect.stringMatching(/^kmt_[\w-]{43}$/) })

    const { json: listed } = await keys('list')
    expect(listed).toMatchObject([
      { id: made.id, name: 'Ann', requestsPerMinute: 7, tokensPerMinute: 100_000, usdPerDay: 0.5, revokedAt: null },
    ])
    expect(JSON.stringify(listed)).not.toContain(made.key)

    expect(await keys('revoke', made.id)).toEqual({ code: 0, json: { id: made.id, revoked: true } })
    expect(await keys('revoke', made.id)).toEqual({ code: 1, json: { id: made.id, revoked: false } })

    const store = await openStore({ kind: 'folder', dataDir: data })
    const [row] = await listGatewayKeys(store.db)
    await store.close()
    expect(row).toMatchObject({ hash: sha256Hex(made.key), prefix: made.key.slice(0, 10), revoked_ms: expect.any(Number) })
    expect(Object.values(row!)).not.toContain(made.key)
  })
})
