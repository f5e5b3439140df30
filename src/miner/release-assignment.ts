import type { LeaseId } from '../protocol/ids.ts'
import { findAssignment, moveAssignment } from '../store/assignments.ts'
import { UnknownAssignmentError, ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'

/**
 * Gives a task back without a judgment.
 * **Safe to repeat because** only an open assignment changes.
 * @throws {@link UnknownAssignmentError} if the worker has no such task
 */
export async function releaseAssignment(miner: Miner, { leaseId, worker }: { leaseId: LeaseId; worker: string }): Promise<string> {
  const row = await findAssignment(miner.db, { miner: miner.hotkey, leaseId })
  if (!row || row.worker !== worker) throw new UnknownAssignmentError({ id: leaseId })
  if (!(await moveAssignment(miner.db, { leaseId, validator: row.validator }, ['open'], { state: 'released', note: 'given back' })))
    return row.state
  const validator = (await miner.validators()).find((candidate) => candidate.hotkey === row.validator)
  try {
    await validator?.release(leaseId)
  } catch (error) {
    if (!(error instanceof ValidatorCallError)) throw error // the lease then ends when its time runs out
  }
  return 'released'
}
