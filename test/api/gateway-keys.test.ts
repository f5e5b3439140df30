import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { KeysCall } from '../../src/cli/keys-call.ts'
import { askRunningNetwork, serveOperator } from '../../src/cli/operator-socket.ts'
import { sha256Hex } from '../../src/core/hash.ts'
import { listGatewayKeys } from '../../src/store/gateway-keys.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openMemoryStore } from '../../src/store/testing.ts'

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

  it('asks the network that has the folder to itself, through a socket that only its own user reaches', { timeout: 300_000 }, async () => {
    const store = await openStore({ kind: 'folder', dataDir: data })
    const server = await serveOperator(store.db, store.socketDir!, (error) => expect.fail(String(error)))
    try {
      expect(await keys('list')).toMatchObject({ code: 1, json: undefined }) // it has not said where it can be asked
      store.announce('http://127.0.0.1:1', server.path)
      expect(statSync(dirname(server.path)).mode & 0o077).toBe(0)
      const { json: made } = await keys('create', 'Bob')
      expect(await listGatewayKeys(store.db)).toMatchObject([{ name: 'Ann' }, { name: 'Bob', hash: sha256Hex(made.key) }])
      expect(await keys('revoke', made.id)).toEqual({ code: 0, json: { id: made.id, revoked: true } })
      expect((await keys('list')).json).toMatchObject([{ name: 'Ann' }, { name: 'Bob', revokedAt: expect.any(String) }])
      expect(JSON.stringify((await keys('list')).json)).not.toContain(sha256Hex(made.key))
    } finally {
      await server.close()
      await store.close()
    }
  })
})

describe('the socket that keys are served through', () => {
  it('answers what is no call with a refusal, and goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kumite-socket-'))
    const store = await openMemoryStore()
    const logged: unknown[] = []
    const server = await serveOperator(store.db, folder, (error) => logged.push(error))
    const ask = (call: unknown) => askRunningNetwork(server.path, call as KeysCall)
    const row = { id: 'k', hash: 'a'.repeat(64), prefix: 'kmt_', name: 'n', scopes: ['chat'], requests_per_minute: 1, tokens_per_minute: 1, usd_per_day: 1, created_ms: 1 } // biome-ignore format: one row
    for (const call of [undefined, 'list', { do: 'drop' }, { do: 'create', row: { ...row, scopes: ['everything'] } }])
      await expect(ask(call)).rejects.toThrow('a call that this version does not know')
    await expect(ask({ do: 'list', more: 'x'.repeat(1_000_000) })).rejects.toThrow('expected an answer of the running network')
    await Promise.all(Array.from({ length: 50 }, () => ask({ do: 'list' })))
    expect(await ask({ do: 'create', row })).toEqual({ changed: true, keys: [] })
    await expect(ask({ do: 'create', row })).rejects.toThrow('it failed in the running network')
    expect(logged.map(String).join()).toContain('duplicate key')
    const silent = connect({ path: server.path })
    await once(silent, 'connect')
    await Promise.all([once(silent, 'close'), server.close()]) // a stop does not wait for who says nothing
    await expect(ask({ do: 'list' })).rejects.toMatchObject({ code: 'keys-socket' })
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it.each(['the database took too long', 'who asked was ended'])(
    'leaves no key that works where nobody heard of it, because %s',
    async (why) => {
      const folder = mkdtempSync(join(tmpdir(), 'kumite-socket-'))
      const store = await openMemoryStore()
      const isLate = why.startsWith('the database')
      const server = await serveOperator(store.db, folder, (error) => expect.fail(String(error)), { patienceMs: isLate ? 200 : 60_000 })
      const row = { id: 'k', hash: 'a'.repeat(64), prefix: 'kmt_', name: 'n', scopes: ['chat'], requests_per_minute: 1, tokens_per_minute: 1, usd_per_day: 1, created_ms: 1 } // biome-ignore format: one row
      const { promise: busy, resolve: release } = Promise.withResolvers<void>()
      const holding = store.db.transaction().execute(async (trx) => {
        await sql`lock table gateway_key in exclusive mode`.execute(trx)
        await busy
      })
      if (isLate)
        await expect(askRunningNetwork(server.path, { do: 'create', row } as KeysCall)).rejects.toMatchObject({ code: 'keys-socket' })
      else {
        const asking = connect({ path: server.path })
        asking.end(JSON.stringify({ do: 'create', row }))
        await once(asking, 'finish')
        await delay(200) // the call has begun: it waits for the table
        asking.destroy()
        await once(asking, 'close')
      }
      release()
      await holding
      await expect.poll(async () => (await listGatewayKeys(store.db))[0]?.revoked_ms ?? null).not.toBeNull()
      await server.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  )
})
