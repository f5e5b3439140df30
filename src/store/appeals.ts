import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from './open-store.ts'
import type { AppealTable } from './pay-schema.ts'

export type AppealRow = Selectable<AppealTable>

export async function insertAppeal(db: Db, row: Insertable<AppealTable>): Promise<AppealRow> {
  return db.insertInto('appeal').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function findAppeal(db: Db, { miner, id }: { miner: string; id: string }): Promise<AppealRow | undefined> {
  return db.selectFrom('appeal').selectAll().where('miner', '=', miner).where('id', '=', id).executeTakeFirst()
}

/** Appeals at a miner, newest first; of one worker or in one state if it is named. */
export async function listAppealRows(
  db: Db,
  { miner, worker, state }: { miner: string; worker?: string | undefined; state?: AppealRow['state'] | undefined },
): Promise<AppealRow[]> {
  return db
    .selectFrom('appeal')
    .selectAll()
    .where('miner', '=', miner)
    .$if(worker !== undefined, (query) => query.where('worker', '=', worker ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .orderBy('at_ms', 'desc')
    .orderBy('id')
    .execute()
}

/** Ends an open appeal. @returns `undefined` if it has been decided already */
export async function closeAppeal(
  db: Db,
  { miner, id }: { miner: string; id: string },
  change: Updateable<AppealTable>,
): Promise<AppealRow | undefined> {
  return db
    .updateTable('appeal')
    .set(change)
    .where('miner', '=', miner)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()
}
