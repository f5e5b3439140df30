import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import { findAssignment, listUnacknowledged } from './assignments.ts'
import { listHeldIds } from './held-leases.ts'
import { migrations } from './migrations.ts'
import { openTestStores } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('what a miner held on $name', ({ db }) => {
  it('is held on when several of its workers may judge a lease: open, on its way or scored', async () => {
    await sql`drop schema public cascade`.execute(db)
    await sql`create schema public`.execute(db)
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    expect((await migrator.migrateTo('0011-pay')).error).toBe(undefined)
    const row = (id: string, state: string, rest: string) =>
      sql`insert into assignment (lease_id, miner, validator, worker, mechanism, mechid, presented, leased_ms, expires_ms, state, judged_ms, acknowledged_ms, signed, score)
        values (${sql.lit(id)}, 'm', 'v', ${sql.lit(`worker of ${id}`)}, 'dojo', 0, '{"domain": "text"}', 10, 1000, ${sql.lit(state)}, ${sql.raw(rest)})`.execute(
        db,
      )
    await row('open', 'open', 'null, null, null, null')
    await row('sent', 'submitted', `20, null, '{}', null`)
    await row('scored', 'scored', `20, 30, '{}', -0.5`)
    await row('paid', 'scored', `20, 30, '{}', 0.5`)
    expect((await migrator.migrateToLatest()).error).toBe(undefined)

    const find = (id: string) => findAssignment(db, { miner: 'm', leaseId: id, worker: `worker of ${id}` })
    expect(await find('open')).toMatchObject({ state: 'open', domain: 'text', presented: { domain: 'text' }, sent_ms: null, work: 0 })
    expect(await find('scored')).toMatchObject({ state: 'scored', score: -0.5, work: 0 })
    expect(await find('paid')).toMatchObject({ state: 'scored', score: 0.5, work: 0.5 })
    expect((await listUnacknowledged(db, { miner: 'm', sentBeforeMs: 100 })).map(({ lease_id }) => lease_id)).toEqual(['sent'])
    const held = await listHeldIds(db, { miner: 'm', validator: 'v', nowMs: 100 })
    expect([held.slice(0, 2).sort(), held.slice(2).sort()]).toEqual([
      ['open', 'sent'],
      ['paid', 'scored'], // have ended: last, where only so many are told
    ])
  })
})
