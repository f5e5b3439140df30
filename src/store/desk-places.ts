import type { Insertable, Selectable } from 'kysely'
import type { DeskPlaceTable } from './desk-schema.ts'
import type { Db } from './open-store.ts'

/** Writes down where a miner's desk is served, so that commands can name it. */
export async function putDeskPlace(db: Db, row: Insertable<DeskPlaceTable>): Promise<void> {
  const { name, url, at_ms } = row
  await db
    .insertInto('desk_place')
    .values(row)
    .onConflict((conflict) => conflict.column('miner').doUpdateSet({ name, url, at_ms }))
    .execute()
}

/** The one that was started last comes first. */
export async function listDeskPlaces(db: Db): Promise<Selectable<DeskPlaceTable>[]> {
  return db.selectFrom('desk_place').selectAll().orderBy('at_ms', 'desc').orderBy('name').execute()
}

/** The desk of a miner by its name or hotkey. @param asked without it the one that was started last */
export async function findDeskPlace(db: Db, asked: string | undefined): Promise<Selectable<DeskPlaceTable> | undefined> {
  return (await listDeskPlaces(db)).find(({ miner, name }) => asked === undefined || asked === miner || asked === name)
}
