import type { BaseError } from '../core/base-error.ts'
import { appendEvents } from '../store/events.ts'
import { closeTask, type TaskRow } from '../store/tasks.ts'
import type { Moment, Validator } from './validator.ts'

/** Withdraws a task that cannot be worked on, so that it does not keep others from it. */
export async function voidTask(
  { db, hotkey }: Validator,
  row: Pick<TaskRow, 'id' | 'title'>,
  { nowMs, head }: Pick<Moment, 'nowMs' | 'head'>,
  cause: Pick<BaseError, 'code' | 'message'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await closeTask(trx, row.id, { state: 'void' }))) return
    const words = `Withdrawn, it could not be scored: ${row.title}`
    const data = { code: cause.code, message: cause.message }
    await appendEvents(trx, [{ atMs: nowMs, block: head.block, kind: 'task-voided', actor: hotkey, taskId: row.id, data, words }])
  })
}
