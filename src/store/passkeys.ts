import { type Insertable, type Selectable, sql } from 'kysely'
import type { PasskeyTable } from './onboarding-schema.ts'
import type { Db } from './open-store.ts'

type PasskeyRow = Selectable<PasskeyTable>

/** Keeps what opens with a passkey, for one miner. @returns false if another worker has that credential, at any miner: nothing changes then */
export async function putPasskey(db: Db, row: Insertable<PasskeyTable>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`passkey/${row.id}`}, 0))`.execute(trx)
    const others = trx.selectFrom('passkey').select('worker').where('id', '=', row.id).where('worker', '!=', row.worker)
    if (await others.executeTakeFirst()) return false
    await trx
      .insertInto('passkey')
      .values(row)
      .onConflict((conflict) => conflict.columns(['id', 'miner']).doUpdateSet({ name: row.name, blob: row.blob }))
      .execute()
    return true
  })
}

/** What a passkey opens. Kept at several miners it is one worker's at all of them, so that any of its blobs opens the same key. */
export async function findPasskey(db: Db, id: string): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkey').selectAll().where('id', '=', id).orderBy('created_ms', 'desc').limit(1).executeTakeFirst()
}

export async function listPasskeys(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<PasskeyRow[]> {
  return db.selectFrom('passkey').selectAll().where('miner', '=', miner).where('worker', '=', worker).orderBy('created_ms').execute()
}

export async function deletePasskey(db: Db, { miner, worker, id }: { miner: string; worker: string; id: string }): Promise<void> {
  await db.deleteFrom('passkey').where('id', '=', id).where('miner', '=', miner).where('worker', '=', worker).execute()
}
