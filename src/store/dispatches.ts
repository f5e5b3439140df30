import { sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { TaskRow } from './tasks.ts'

/** A task whose answers are not stored. */
export interface UnsentTask extends TaskRow {
  readonly tries: number
  /** Why the last try sent nothing; null where it may have, and its end was never written down. */
  readonly cause: string | null
}

/** Open tasks that nobody has been sent, or whose last try came to nothing and is over, oldest first. */
export async function listUnsentTasks(
  db: Db,
  { validator, mechid, nowMs, limit }: { validator: string; mechid: number; nowMs: number; limit: number },
): Promise<UnsentTask[]> {
  return db
    .selectFrom('task')
    .leftJoin('dispatch', 'dispatch.task_id', 'task.id')
    .selectAll('task')
    .select(['dispatch.cause', sql<number>`coalesce(dispatch.tries, 0)`.as('tries')])
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('state', '=', 'open')
    .where('deadline_ms', '>', nowMs)
    .where((eb) => eb.or([eb('dispatch.next_ms', 'is', null), eb('dispatch.next_ms', '<=', nowMs)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('lease').select('lease.id').whereRef('lease.task_id', '=', 'task.id'))))
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/**
 * Counts a try before it is made, so that one which ends the process is counted too.
 * @returns false if another process has begun one: of several at once, one sends the task
 */
export async function beginDispatch(db: Db, taskId: string, { nowMs, nextMs }: { nowMs: number; nextMs: number }): Promise<boolean> {
  const begun = await db
    .insertInto('dispatch')
    .values({ task_id: taskId, tries: 1, next_ms: nextMs, cause: null })
    .onConflict((conflict) =>
      conflict
        .column('task_id')
        .doUpdateSet((eb) => ({ tries: eb('dispatch.tries', '+', 1), next_ms: nextMs, cause: null }))
        .where('dispatch.next_ms', '<=', nowMs),
    )
    .returning('task_id')
    .executeTakeFirst()
  return begun !== undefined
}

/** Writes down why a try failed before anything was sent. */
export async function failDispatch(db: Db, taskId: string, cause: string): Promise<void> {
  await db.updateTable('dispatch').set({ cause }).where('task_id', '=', taskId).execute()
}

/** Forgets the tries: the answers are stored, or the task is closed. */
export async function endDispatch(db: Db, taskId: string): Promise<void> {
  await db.deleteFrom('dispatch').where('task_id', '=', taskId).execute()
}
