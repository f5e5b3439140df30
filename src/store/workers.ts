import type { Selectable } from 'kysely'
import type { Db } from './open-store.ts'
import type { WorkerTable } from './schema.ts'

export type WorkerRow = Selectable<WorkerTable>

/** Enters a worker into a miner's pool. Joining again changes the name and nothing else. */
export async function joinWorker(db: Db, row: WorkerRow): Promise<WorkerRow> {
  return db
    .insertInto('worker')
    .values(row)
    .onConflict((conflict) => conflict.columns(['miner', 'id']).doUpdateSet({ name: row.name }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findWorker(db: Db, { miner, id }: { miner: string; id: string }): Promise<WorkerRow | undefined> {
  return db.selectFrom('worker').selectAll().where('miner', '=', miner).where('id', '=', id).executeTakeFirst()
}
