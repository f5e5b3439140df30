import type { Db } from './open-store.ts'

/** Puts imported tasks in line. @returns how many are new; a task that was queued before is not queued again */
export async function queueTasks(db: Db, tasks: readonly { hash: string; body: object }[], nowMs: number): Promise<number> {
  if (tasks.length === 0) return 0
  const rows = await db
    .insertInto('queued_task')
    .values(tasks.map(({ hash, body }) => ({ hash, body: JSON.stringify(body), queued_ms: nowMs })))
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('seq')
    .execute()
  return rows.length
}

/** Takes the next waiting tasks; other validators pass over rows that are being taken. Call it in the transaction that stores the tasks. */
export async function takeQueuedTasks(db: Db, limit: number): Promise<{ seq: number; body: unknown }[]> {
  const rows = await db
    .selectFrom('queued_task')
    .select(['seq', 'body'])
    .where('validator', 'is', null)
    .orderBy('seq')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows
}

/** Marks a queued task as the task it became. */
export async function markQueuedTask(db: Db, seq: number, { validator, taskId }: { validator: string; taskId: string }): Promise<void> {
  await db.updateTable('queued_task').set({ validator, task_id: taskId }).where('seq', '=', seq).execute()
}

/** How many imported tasks still wait for a validator. */
export async function countQueuedTasks(db: Db): Promise<number> {
  const row = await db
    .selectFrom('queued_task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('validator', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
