import type { Insertable, Selectable } from 'kysely'
import type { GatewayKeyTable, GatewayTables } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

export type GatewayKeyRow = Selectable<GatewayKeyTable>

export async function insertGatewayKey(db: Db, row: Insertable<GatewayKeyTable>): Promise<void> {
  await db.withTables<GatewayTables>().insertInto('gateway_key').values(row).execute()
}

/** The key with this hash, if it may still be used. */
export async function findGatewayKey(db: Db, hash: string): Promise<GatewayKeyRow | undefined> {
  return db
    .withTables<GatewayTables>()
    .selectFrom('gateway_key')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_ms', 'is', null)
    .executeTakeFirst()
}

/** All keys, the revoked ones too, oldest first. */
export async function listGatewayKeys(db: Db): Promise<GatewayKeyRow[]> {
  return db.withTables<GatewayTables>().selectFrom('gateway_key').selectAll().orderBy('created_ms').orderBy('id').execute()
}

/** Whether anybody may use the gateway. */
export async function hasGatewayKey(db: Db): Promise<boolean> {
  const row = await db
    .withTables<GatewayTables>()
    .selectFrom('gateway_key')
    .select('id')
    .where('revoked_ms', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a key for good. @returns false if there is none of that id, or it was revoked before */
export async function revokeGatewayKey(db: Db, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .withTables<GatewayTables>()
    .updateTable('gateway_key')
    .set({ revoked_ms: nowMs })
    .where('id', '=', id)
    .where('revoked_ms', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
