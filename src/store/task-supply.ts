import { sql } from 'kysely'
import type { Db } from './open-store.ts'

/** How often a value was drawn on an axis of the seed registry. */
export interface DrawCount {
  readonly axis: string
  readonly value: string
  readonly drawn: number
}

/** Counts the seeds of all attempts that have ended, whatever became of them. */
export async function countSeedDraws(db: Db): Promise<DrawCount[]> {
  const { rows } = await sql<DrawCount>`
    select axis, seed ->> 'value' as value, count(*)::int as drawn
    from task_attempt, jsonb_each(record -> 'seed' -> 'axes') as axes (axis, seed)
    where jsonb_typeof(record -> 'seed' -> 'axes') = 'object'
    group by axis, seed ->> 'value'`.execute(db)
  return rows
}

/** What the attempt that became a task did; `undefined` where no attempt did. */
export async function findRecordOfTask(db: Db, taskId: string): Promise<unknown> {
  const row = await db.selectFrom('task_attempt').select('record').where('task_id', '=', taskId).executeTakeFirst()
  return row?.record ?? undefined
}
