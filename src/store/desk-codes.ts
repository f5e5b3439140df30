import type { Insertable, Selectable } from 'kysely'
import type { DeskCodeTable } from './desk-schema.ts'
import type { Db } from './open-store.ts'

/** Keeps a code's hash, and forgets the codes that have expired. */
export async function insertDeskCode(db: Db, row: Insertable<DeskCodeTable>): Promise<void> {
  await db.deleteFrom('desk_code').where('expires_ms', '<', row.created_ms).execute()
  await db.insertInto('desk_code').values(row).execute()
}

/** Uses a code up. Of many that try at once one succeeds. @returns `undefined` if it is unknown, another miner's, expired, used, or of a device that was shut out */
export async function takeDeskCode(
  db: Db,
  { hash, miner, nowMs }: { hash: string; miner: string; nowMs: number },
): Promise<Selectable<DeskCodeTable> | undefined> {
  return db
    .updateTable('desk_code')
    .set({ used_ms: nowMs })
    .where('hash', '=', hash)
    .where('miner', '=', miner)
    .where('expires_ms', '>', nowMs)
    .where('used_ms', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('desk_device')
            .select('id')
            .whereRef('desk_device.miner', '=', 'desk_code.miner')
            .whereRef('desk_device.id', '=', 'desk_code.created_by')
            .where('revoked_ms', 'is not', null),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst()
}
