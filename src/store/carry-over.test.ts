import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import { sumCreditsOfEpoch, sumCreditsOfWorker } from './credits.ts'
import { migrations } from './migrations.ts'
import { readPayBalances } from './pay-balances.ts'
import { openTestStores } from './testing.ts'

const stores = await openTestStores()
const STEP = '0011-pay'

describe.each(stores)('the ledger of pay on $name', ({ db }) => {
  it('takes over what had been credited before there was one', async () => {
    await sql`drop schema public cascade`.execute(db)
    await sql`create schema public`.execute(db)
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const before = Object.keys(migrations)[Object.keys(migrations).indexOf(STEP) - 1]!
    expect((await migrator.migrateTo(before)).error).toBe(undefined)
    await sql`insert into credit (miner, epoch, worker, amount_rao, credited_ms) values
      ('m', 1, 'operator', 7, 100), ('m', 2, 'ada', 1000000000000000000000000000001, 200), ('m', 2, 'bea', 2, 200), ('m', 2, 'cem', 0, 200),
      ('n', 2, 'ada', 5, 300), ('n', 3, 'ada', 0, 400)`.execute(db)
    await sql`insert into assignment
        (lease_id, miner, validator, worker, mechanism, mechid, presented, state, leased_ms, expires_ms, result_epoch, score) values
      ('one', 'm', 'v', 'ada', 'dojo', 0, '{}', 'scored', 0, 1, 1, -0.5), ('two', 'm', 'v', 'ada', 'dojo', 0, '{}', 'open', 0, 1, null, null)`.execute(
      db,
    )
    expect((await migrator.migrateToLatest()).error).toBe(undefined)

    const { epoch, emissionRao, operatorRao, workers } = await readPayBalances(db, 'm')
    expect({ epoch, emissionRao, operatorRao }).toEqual({ epoch: 2, emissionRao: 10n ** 30n + 10n, operatorRao: 7n })
    expect([...workers.keys()]).toEqual(['ada', 'bea'])
    expect(workers.get('ada')).toMatchObject({ earnedRao: 10n ** 30n + 1n, payableRao: 10n ** 30n + 1n })
    expect(await sumCreditsOfEpoch(db, { miner: 'm', epoch: 2 })).toBe(10n ** 30n + 3n)
    expect(await sumCreditsOfWorker(db, { miner: 'n', worker: 'ada' })).toBe(5n)
    const rows = await db.selectFrom('assignment').select(['lease_id', 'pay_epoch']).orderBy('lease_id').execute()
    expect(rows).toEqual([
      { lease_id: 'one', pay_epoch: 2 },
      { lease_id: 'two', pay_epoch: null },
    ])
  })
})
