import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStatements } from './prepare-statements.ts'
import { type PgliteServer, servePglite } from './serve-pglite.ts'

const host = mkdtempSync(join(tmpdir(), 'kumite-serve-'))
let pglite: PGlite
let server: PgliteServer
beforeAll(async () => {
  pglite = await PGlite.create('memory://')
  server = await servePglite(pglite, join(host, '.s.PGSQL.5432'))
  await pglite.exec('create table thing (id integer primary key, words text not null)')
}, 60_000)
afterAll(async () => {
  await server.close()
  await pglite.close()
  rmSync(host, { recursive: true, force: true })
})

const config = { host, database: 'postgres', user: 'postgres' }
const aClient = async () => {
  const client = new pg.Client(config)
  client.on('error', () => {}) // some are cut off on purpose
  await client.connect()
  return client
}

describe('the embedded database on its socket', () => {
  it('answers many statements that come at once, each in its turn, errors among them', async () => {
    const pool = new pg.Pool({ ...config, max: 1 })
    const asked = Array.from({ length: 200 }, (_, n) =>
      n % 10 === 7
        ? pool.query('select 1 / $1::int as n', [0]).catch((error: pg.DatabaseError) => error.code)
        : pool.query('select $1::int as n', [n]).then(({ rows }) => rows[0].n),
    )
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, n) => (n % 10 === 7 ? '22012' : n)))
    await pool.end()
  })

  it('takes and gives what is much larger than a packet', async () => {
    const client = await aClient()
    const words = 'x'.repeat(3_000_000)
    await client.query('insert into thing values (1, $1)', [words])
    expect((await client.query('select words from thing where id = $1', [1])).rows[0].words).toBe(words)
    await client.end()
  })

  it('serves one client at a time, in their order, and keeps none waiting for ever', async () => {
    const first = await aClient()
    const second = new pg.Client(config)
    const connected = second.connect()
    expect(await Promise.race([connected.then(() => 'served'), first.query('select pg_sleep(0.1)').then(() => 'waits')])).toBe('waits')
    await first.end()
    await connected
    expect((await second.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await second.end()
  })

  it('undoes the transaction and forgets the statements of a client that was cut off', async () => {
    const lost = await aClient()
    await lost.query('begin')
    await lost.query({ name: 'a name', text: 'insert into thing values ($1, $2)', values: [2, 'half'] })
    const closed = new Promise((resolve) => lost.once('end', resolve))
    ;(lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    await closed
    const next = await aClient()
    expect((await next.query('select count(*)::int as count from thing where id = 2')).rows).toEqual([{ count: 0 }])
    await next.query({ name: 'a name', text: 'select $1::text as words', values: ['another statement'] })
    await next.end()
  })

  it('lets prepared statements go on through a pool whose clients come and go', async () => {
    const pool = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 1 })
    prepareStatements(pool)
    for (let n = 0; n < 5; n++) {
      const idle = once(pool, 'remove')
      expect((await pool.query('select $1::int as n', [n])).rows).toEqual([{ n }])
      await idle
    }
    await pool.end()
  })
})
