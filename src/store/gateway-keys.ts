import type { Insertable, Selectable } from 'kysely'
import type { GatewayKeyTable, GatewayTables } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

export type GatewayKeyRow = Selectable<GatewayKeyTable>

export async function insertGatewayKey(db: Db, row: Insertable<GatewayKeyTable>): Promise<void> {
  await db.withTables<GatewayTables>().insertInto('gateway_key').values(row).execute()
}

/** Keys that the gateway of one validator takes and that may still be used: its own, and those of whoever has the database. */
function validKeys(db: Db, validator: string) {
  return db
    .withTables<GatewayTables>()
    .selectFrom('gateway_key')
    .where((eb) => eb.or([eb('validator', '=', validator), eb('validator', 'is', null)]))
    .where('revoked_ms', 'is', null)
}

/** The key with this hash, if this validator's gateway takes it. */
export async function findGatewayKey(db: Db, { validator, hash }: { validator: string; hash: string }): Promise<GatewayKeyRow | undefined> {
  return validKeys(db, validator).selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** Whether anybody may use a validator's gateway. */
export async function hasGatewayKey(db: Db, validator: string): Promise<boolean> {
  return (await validKeys(db, validator).select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Keys, the revoked ones too, oldest first. @param miner only those of its desk; without it all there are, for whoever has the database */
export async function listGatewayKeys(db: Db, { miner }: { miner?: string } = {}): Promise<GatewayKeyRow[]> {
  let query = db.withTables<GatewayTables>().selectFrom('gateway_key').selectAll()
  if (miner !== undefined) query = query.where('miner', '=', miner)
  return query.orderBy('created_ms').orderBy('id').execute()
}

/** Ends a key for good. @param miner only if it is of its desk @returns false if there is none of that id, or it was revoked before */
export async function revokeGatewayKey(db: Db, { id, miner, nowMs }: { id: string; miner?: string; nowMs: number }): Promise<boolean> {
  let query = db
    .withTables<GatewayTables>()
    .updateTable('gateway_key')
    .set({ revoked_ms: nowMs })
    .where('id', '=', id)
    .where('revoked_ms', 'is', null)
  if (miner !== undefined) query = query.where('miner', '=', miner)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}
