import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './open-store.ts'
import type { WorkerTable } from './schema.ts'

export type WorkerRow = Selectable<WorkerTable>

/** Enters a worker into a miner's pool. Joining again changes the name and nothing else. */
export async function joinWorker(db: Db, row: Insertable<WorkerTable>): Promise<WorkerRow> {
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

/** Everybody who ever joined a miner, the first first. */
export async function listWorkersOf(db: Db, { miner }: { miner: string }): Promise<WorkerRow[]> {
  return db.selectFrom('worker').selectAll().where('miner', '=', miner).orderBy('joined_ms').orderBy('id').execute()
}

/** @returns the worker as it is then; `undefined` if there is none */
export async function changeWorker(
  db: Db,
  { miner, id }: { miner: string; id: string },
  change: Updateable<WorkerTable>,
): Promise<WorkerRow | undefined> {
  return db.updateTable('worker').set(change).where('miner', '=', miner).where('id', '=', id).returningAll().executeTakeFirst()
}

/** Every request would be a write: to half a minute is enough. */
const SEEN_EVERY_MS = 30_000

/** Notes that a worker is at work. */
export async function noteSeen(db: Db, { miner, id, seen_ms }: WorkerRow, nowMs: number): Promise<void> {
  if (seen_ms === null || nowMs - seen_ms > SEEN_EVERY_MS) await changeWorker(db, { miner, id }, { seen_ms: nowMs })
}

/** How many workers of a miner asked for work after a moment, or have some in hand. @param except who is not counted */
export async function countAtWork(
  db: Db,
  { miner, sinceMs, except = '' }: { miner: string; sinceMs: number; except?: string | undefined },
): Promise<number> {
  const { count } = await db
    .selectFrom('worker')
    .select(sql<number>`count(*)::bigint`.as('count'))
    .where('miner', '=', miner)
    .where('id', '<>', except)
    .where((eb) =>
      eb.or([
        eb('seen_ms', '>', sinceMs),
        eb.exists(
          eb
            .selectFrom('assignment')
            .select('lease_id')
            .whereRef('assignment.miner', '=', 'worker.miner')
            .whereRef('assignment.worker', '=', 'worker.id')
            .where('state', '=', 'open'),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return count
}
