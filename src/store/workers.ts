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

/** Enters a worker who is not there yet. Of several at once one succeeds. @returns whether it was new */
export async function enterWorker(db: Db, row: Insertable<WorkerTable>): Promise<boolean> {
  const entered = await db
    .insertInto('worker')
    .values(row)
    .onConflict((conflict) => conflict.columns(['miner', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return entered !== undefined
}

/** A worker that is there, kept as it is until the transaction ends. */
export async function lockWorker(db: Db, { miner, id }: { miner: string; id: string }): Promise<WorkerRow> {
  return db.selectFrom('worker').selectAll().where('miner', '=', miner).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
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

/** How many workers of a miner have a task in hand, and how many others asked for one after a moment. */
export async function countAtWork(db: Db, { miner, sinceMs }: { miner: string; sinceMs: number }): Promise<{ idle: number; busy: number }> {
  const { rows } = await sql<{ idle: number; busy: number }>`
    with busy as (select distinct worker from assignment where miner = ${miner} and state = 'open' and judged_ms is null)
    select (select count(*) from busy)::bigint as busy, (select count(*) from worker
      where miner = ${miner} and seen_ms > ${sinceMs}::bigint and id not in (select worker from busy))::bigint as idle`.execute(db)
  return rows[0] ?? { idle: 0, busy: 0 }
}
