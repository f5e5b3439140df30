import type { Insertable, Selectable, Updateable } from 'kysely'
import type { CollusionFlagTable } from './collusion-schema.ts'
import type { Db } from './open-store.ts'

export type CollusionFlagRow = Selectable<CollusionFlagTable>

/** While a flag is in one of these, its miners count as one. */
export const IN_FORCE = ['flagged', 'appealed', 'upheld'] as const

/** @returns its id; `undefined`, and nothing is written, if the pair has one in force: another replica was faster */
export async function insertFlag(db: Db, row: Insertable<CollusionFlagTable>): Promise<number | undefined> {
  const inserted = await db
    .insertInto('collusion_flag')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** Changes a flag that is in one of the states `from`. @returns `undefined` if it was in another */
export async function changeFlag(
  db: Db,
  id: number,
  from: readonly CollusionFlagRow['state'][],
  change: Updateable<CollusionFlagTable>,
): Promise<CollusionFlagRow | undefined> {
  return db
    .updateTable('collusion_flag')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returningAll()
    .executeTakeFirst()
}

export async function findFlag(db: Db, id: number): Promise<CollusionFlagRow | undefined> {
  return db.selectFrom('collusion_flag').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Flags that still count: those in force, and those that were cleared and whose evidence was seen last after epoch `clearedAfter`. */
export async function listCountingFlags(
  db: Db,
  { validator, mechid, clearedAfter }: { validator: string; mechid: number; clearedAfter: number },
): Promise<CollusionFlagRow[]> {
  return db
    .selectFrom('collusion_flag')
    .selectAll()
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where((eb) => eb.or([eb('state', 'in', [...IN_FORCE]), eb.and([eb('state', '=', 'cleared'), eb('seen_epoch', '>', clearedAfter)])]))
    .orderBy('id')
    .execute()
}

/** Those in force first, each part newest first. @param state of these only */
export async function listFlags(
  db: Db,
  { limit, states }: { limit: number; states?: readonly CollusionFlagRow['state'][] },
): Promise<CollusionFlagRow[]> {
  let query = db
    .selectFrom('collusion_flag')
    .selectAll()
    .orderBy((eb) => eb('state', 'in', [...IN_FORCE]), 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (states) query = query.where('state', 'in', [...states])
  return query.execute()
}
