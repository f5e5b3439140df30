import type { Insertable, Selectable } from 'kysely'
import type { PasskeyTable } from './onboarding-schema.ts'
import type { Db } from './open-store.ts'

type PasskeyRow = Selectable<PasskeyTable>

/** Keeps what opens with a passkey. @returns false if another worker has that credential: nothing changes then */
export async function putPasskey(db: Db, row: Insertable<PasskeyTable>): Promise<boolean> {
  const kept = await db
    .insertInto('passkey')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name: row.name, blob: row.blob })
        .where('passkey.miner', '=', row.miner)
        .where('passkey.worker', '=', row.worker),
    )
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function findPasskey(db: Db, id: string): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listPasskeys(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<PasskeyRow[]> {
  return db.selectFrom('passkey').selectAll().where('miner', '=', miner).where('worker', '=', worker).orderBy('created_ms').execute()
}

export async function deletePasskey(db: Db, { miner, worker, id }: { miner: string; worker: string; id: string }): Promise<void> {
  await db.deleteFrom('passkey').where('id', '=', id).where('miner', '=', miner).where('worker', '=', worker).execute()
}
