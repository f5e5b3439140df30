import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** Reads a setting. @returns `undefined` if it was never written */
export async function findSetting(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

/** Writes a setting once: the value that was there first stays. @returns the value that holds now */
export async function keepSetting<T>(db: Db, key: string, value: T): Promise<T> {
  await db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return (await findSetting(db, key)) as T
}

/** Writes the named parts of a setting; others that are there stay. */
export async function mergeSetting(db: Db, key: string, value: object): Promise<void> {
  const written = JSON.stringify(value)
  const merged = sql<string>`case jsonb_typeof(setting.value) when 'object' then setting.value || excluded.value else excluded.value end`
  await db
    .insertInto('setting')
    .values({ key, value: written })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: merged }))
    .execute()
}

/** Writes a setting that may change. */
export async function putSetting(db: Db, key: string, value: object): Promise<void> {
  const written = { value: JSON.stringify(value) }
  await db
    .insertInto('setting')
    .values({ key, ...written })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(written))
    .execute()
}
