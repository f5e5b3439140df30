import { once } from 'node:events'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { expect, it } from 'vitest'
import { prepareStatements } from './prepare-statements.ts'

it('prepared statements outlive the clients of a pool, which ends them when nothing was asked for a while', async () => {
  const pglite = await PGlite.create('memory://')
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 1 })
  prepareStatements(pool)
  const ask = async (text: string) => (await pool.query(text, [7])).rows
  const idle = once(pool, 'remove')
  expect(await ask('select $1::int as a')).toEqual([{ a: 7 }])
  await idle
  expect(await ask('select $1::int + 1 as b')).toEqual([{ b: 8 }])
  expect(await ask('select $1::int as a')).toEqual([{ a: 7 }])
  await pool.end()
  await pglite.close()
})
