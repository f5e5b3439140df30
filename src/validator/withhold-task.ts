import type { BaseError } from '../core/base-error.ts'
import { appendEvents } from '../store/events.ts'
import { countLeases, type LeaseRow, moveLease } from '../store/leases.ts'
import { closeTask, lendNoMore, lockTask, type TaskRow } from '../store/tasks.ts'
import type { Validator } from './validator.ts'

/**
 * Takes back a lease whose task cannot be shown safely, be it new or one that is to be told again: a judgment of that one comes too late. Nobody
 * is lent the task from now on: who else has it may judge it, and where nobody has, it is withdrawn.
 * **Safe to repeat because** a lease that has ended stays as it ended.
 */
export async function withholdTask(
  { db, chain, clock, hotkey }: Validator,
  { lease, task }: { readonly lease: LeaseRow; readonly task: TaskRow },
  { code, message }: Pick<BaseError, 'code' | 'message'>,
): Promise<void> {
  const { block } = await chain.head()
  const atMs = clock.now()
  await db.transaction().execute(async (trx) => {
    await lockTask(trx, task.id)
    if (!(await moveLease(trx, lease.id, 'released', atMs))) return
    const { open, submitted } = await countLeases(trx, task.id)
    if (open + submitted === 0) await closeTask(trx, task.id, { state: 'void' })
    else await lendNoMore(trx, task.id)
    const words = `Lent to nobody any more, no safe copy could be made: ${task.title}`
    await appendEvents(trx, [{ atMs, block, kind: 'task-withheld', actor: hotkey, taskId: task.id, data: { code, message }, words }])
  })
}
