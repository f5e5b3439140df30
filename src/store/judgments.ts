import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { JudgmentTable } from './schema.ts'

export type JudgmentRow = Selectable<JudgmentTable>

export async function insertJudgment(db: Db, row: Insertable<JudgmentTable>): Promise<void> {
  await db.insertInto('judgment').values(row).execute()
}

export async function findJudgmentOfLease(db: Db, leaseId: string): Promise<JudgmentRow | undefined> {
  return db.selectFrom('judgment').selectAll().where('lease_id', '=', leaseId).executeTakeFirst()
}

/** Has this worker judged this task before, through whatever miner? */
export async function hasJudged(db: Db, { taskId, worker }: { taskId: string; worker: string }): Promise<boolean> {
  const row = await db.selectFrom('judgment').select('id').where('task_id', '=', taskId).where('worker', '=', worker).executeTakeFirst()
  return row !== undefined
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
