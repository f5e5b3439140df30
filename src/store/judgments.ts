import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { JudgmentTable } from './schema.ts'

export type JudgmentRow = Selectable<JudgmentTable>

export async function insertJudgment(db: Db, row: Insertable<JudgmentTable>): Promise<void> {
  await db.insertInto('judgment').values(row).execute()
}

/** Judgments that a new one may collide with: of the same lease, or by the same worker of the same task through whatever miner. */
export async function listColliding(
  db: Db,
  { leaseId, taskId, worker }: { leaseId: string; taskId: string; worker: string },
): Promise<Pick<JudgmentRow, 'id' | 'lease_id' | 'received_ms'>[]> {
  return db
    .selectFrom('judgment')
    .select(['id', 'lease_id', 'received_ms'])
    .where((eb) => eb.or([eb('lease_id', '=', leaseId), eb.and([eb('task_id', '=', taskId), eb('worker', '=', worker)])]))
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
