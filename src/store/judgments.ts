import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { JudgmentTable } from './schema.ts'

export type JudgmentRow = Selectable<JudgmentTable>

/** @returns false, and nothing is written, if it collides with a stored one: same id, same lease, or same task and worker */
export async function insertJudgment(db: Db, row: Insertable<JudgmentTable>): Promise<boolean> {
  const inserted = await db
    .insertInto('judgment')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Judgments that a new one may collide with: of the same id or lease, or by the same worker of the same task through whatever miner. */
export async function listColliding(
  db: Db,
  { id, leaseId, taskId, worker }: { id: string; leaseId: string; taskId: string; worker: string },
): Promise<Pick<JudgmentRow, 'id' | 'lease_id' | 'received_ms'>[]> {
  return db
    .selectFrom('judgment')
    .select(['id', 'lease_id', 'received_ms'])
    .where((eb) =>
      eb.or([eb('id', '=', id), eb('lease_id', '=', leaseId), eb.and([eb('task_id', '=', taskId), eb('worker', '=', worker)])]),
    )
    .execute()
}

/** All judgments of some tasks, ordered by task and miner. */
export async function listJudgments(db: Db, taskIds: readonly string[]): Promise<JudgmentRow[]> {
  if (taskIds.length === 0) return []
  return db
    .selectFrom('judgment')
    .selectAll()
    .where('task_id', 'in', [...taskIds])
    .orderBy('task_id')
    .orderBy('miner')
    .execute()
}

export async function countJudgments(db: Db): Promise<{ total: number; simulated: number }> {
  const row = await db
    .selectFrom('judgment')
    .select([sql<number>`count(*)::bigint`.as('total'), sql<number>`(count(*) filter (where simulated))::bigint`.as('simulated')])
    .executeTakeFirstOrThrow()
  return row
}
