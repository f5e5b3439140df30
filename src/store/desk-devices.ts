import type { Insertable, Selectable } from 'kysely'
import type { DeskDeviceTable } from './desk-schema.ts'
import type { Db } from './open-store.ts'

export type DeskDeviceRow = Selectable<DeskDeviceTable>

/** Lets a device in. One that was here before starts anew, with the scope of now; one that was shut out stays so unless `revoked_ms` is given as null. */
export async function putDevice(db: Db, row: Insertable<DeskDeviceTable>): Promise<DeskDeviceRow> {
  return db
    .insertInto('desk_device')
    .values(row)
    .onConflict((conflict) => conflict.columns(['miner', 'id']).doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findDevice(db: Db, { miner, id }: { miner: string; id: string }): Promise<DeskDeviceRow | undefined> {
  return db.selectFrom('desk_device').selectAll().where('miner', '=', miner).where('id', '=', id).executeTakeFirst()
}

/** All devices that ever were, the newest first. */
export async function listDevices(db: Db, miner: string): Promise<DeskDeviceRow[]> {
  return db.selectFrom('desk_device').selectAll().where('miner', '=', miner).orderBy('created_ms', 'desc').orderBy('id').execute()
}

export async function noteDeviceUse(db: Db, { miner, id, nowMs }: { miner: string; id: string; nowMs: number }): Promise<void> {
  await db.updateTable('desk_device').set({ used_ms: nowMs }).where('miner', '=', miner).where('id', '=', id).execute()
}

/** Shuts a device out. @returns `undefined` if there is none of that id, or it was shut out before */
export async function revokeDevice(
  db: Db,
  { miner, id, nowMs }: { miner: string; id: string; nowMs: number },
): Promise<DeskDeviceRow | undefined> {
  return db
    .updateTable('desk_device')
    .set({ revoked_ms: nowMs })
    .where('miner', '=', miner)
    .where('id', '=', id)
    .where('revoked_ms', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
