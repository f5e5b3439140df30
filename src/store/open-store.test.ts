import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chainBlocks } from './chain-blocks.ts'
import { migrations } from './migrations.ts'
import { nonceStore } from './nonces.ts'
import { migrate, openStore } from './open-store.ts'
import { findSetting, keepSetting } from './settings.ts'
import { findTask, insertTasks } from './tasks.ts'
import { aTaskRow, countRows, openTestStores } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)('the schema on $name', ({ db }) => {
  it('is brought up to date as often as one likes, also by several at once', async () => {
    await keepSetting(db, 'key', { kept: true })
    await migrate(db)
    await Promise.all([migrate(db), migrate(db), migrate(db)])
    expect(await findSetting(db, 'key')).toEqual({ kept: true })
    expect((await db.introspection.getTables()).map(({ name }) => name)).toContain('task')
  })

  it('keeps the first value of a setting', async () => {
    expect(await keepSetting(db, 'seed', 7)).toBe(7)
    const values = await Promise.all([8, 9, 10].map((value) => keepSetting(db, 'seed', value)))
    expect(values).toEqual([7, 7, 7])
    expect(await findSetting(db, 'never')).toBeUndefined()
  })

  it('that a newer version wrote is refused with a typed error', async () => {
    const newer = '9999-from-the-future'
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations))
    await sql`insert into kysely_migration (name, timestamp) values (${newer}, '2099')`.execute(db)
    await expect(migrate(db)).rejects.toMatchObject({ code: 'database' })
    await sql`delete from kysely_migration where name = ${newer}`.execute(db)
  })
})

describe('a store in a folder', () => {
  it('keeps its data over a restart: tasks, used nonces and the chain', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kumite-store-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const nonce = { sender: 'a', nonce: '1', expiresMs: 99 }
    const header = { block: 3, timeMs: 4, hash: 'h' }

    const first = await openStore({ kind: 'folder', dataDir })
    await insertTasks(first.db, [aTaskRow(1, { body: '{"text":"ÄÖÜ 道場"}' })])
    expect(await nonceStore(first.db).use(nonce)).toBe('new')
    await chainBlocks(first.db).append({ header, events: [], extrinsics: [], state: { rao: 10n ** 30n } })
    await expect(openStore({ kind: 'folder', dataDir })).rejects.toMatchObject({ code: 'data-folder-in-use' })
    const rows = await countRows(first.db)
    await first.close()
    expect(readdirSync(dataDir)).toEqual(['postgres'])

    const second = await openStore({ kind: 'folder', dataDir })
    expect(await countRows(second.db)).toEqual(rows)
    expect((await findTask(second.db, 'task-0001'))?.body).toEqual({ text: 'ÄÖÜ 道場' })
    expect(await nonceStore(second.db).use(nonce)).toBe('used')
    expect(await chainBlocks(second.db).load()).toEqual({ header, state: { rao: 10n ** 30n } })
    await second.close()
  })

  it('gives its lock back when it cannot be opened', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kumite-store-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    writeFileSync(join(dataDir, 'postgres'), 'a file where the folder should be')
    await expect(openStore({ kind: 'folder', dataDir })).rejects.toMatchObject({ code: 'database' })
    expect(readdirSync(dataDir)).toEqual(['postgres'])
  })
})
