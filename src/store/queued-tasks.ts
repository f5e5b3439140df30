import type { Db } from './open-store.ts'

/** Puts imported tasks in line. @returns how many are new; a task that was queued before is not queued again */
export async function queueTasks(
  db: Db,
  tasks: readonly { hash: string; mechanism: string; body: object }[],
  nowMs: number,
): Promise<number> {
  if (tasks.length === 0) return 0
  const rows = await db
    .insertInto('queued_task')
    .values(tasks.map(({ hash, mechanism, body }) => ({ hash, mechanism, body: JSON.stringify(body), queued_ms: nowMs })))
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('seq')
    .execute()
  return rows.length
}

/** Takes the next waiting tasks; other validators pass over rows that are being taken. Call it in the transaction that stores the tasks. */
export async function takeQueuedTasks(
  db: Db,
  { mechanism, limit }: { mechanism: string; limit: number },
): Promise<{ seq: number; body: unknown }[]> {
  const rows = await db
    .selectFrom('queued_task')
    .select(['seq', 'body'])
    .where('validator', 'is', null)
    .where('mechanism', '=', mechanism)
    .orderBy('seq')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows
}

/** Marks a queued task as the task it became, or says why none could be made of it. */
export async function markQueuedTask(
  db: Db,
  seq: number,
  end: { validator: string; taskId: string } | { validator: string; refused: string },
): Promise<void> {
  const change = 'taskId' in end ? { task_id: end.taskId } : { refused: end.refused }
  await db
    .updateTable('queued_task')
    .set({ validator: end.validator, ...change })
    .where('seq', '=', seq)
    .execute()
}

/** How many imported tasks of a mechanism still wait for a validator. */
export async function countQueuedTasks(db: Db, mechanism: string): Promise<number> {
  const row = await db
    .selectFrom('queued_task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('validator', 'is', null)
    .where('mechanism', '=', mechanism)
    .executeTakeFirstOrThrow()
  return row.count
}
