import type { LeaseId } from '../protocol/ids.ts'
import { findAssignment, keyOf, takeBackJudgment } from '../store/assignments.ts'
import { findWorker } from '../store/workers.ts'
import { JudgmentSentError, UnknownAssignmentError } from './errors.ts'
import type { Miner } from './miner.ts'
import { requireMember } from './require-able.ts'

/**
 * Takes a judgment back that is not sent on yet: its assignment is open again, and comes before whatever else the worker has in hand.
 * @throws {@link UnknownAssignmentError} if the worker has no such task
 * @throws {@link WorkerRemovedError} if the worker was taken off this miner: what it has judged is sent as it is
 * @throws {@link JudgmentSentError} if it may be changed no more
 */
export async function reopenAssignment(miner: Miner, { leaseId, worker }: { leaseId: LeaseId; worker: string }): Promise<'open'> {
  const { db, hotkey, clock } = miner
  const member = await findWorker(db, { miner: hotkey, id: worker })
  if (member) requireMember(member)
  const row = await findAssignment(db, { miner: hotkey, leaseId, worker })
  if (!row) throw new UnknownAssignmentError({ id: leaseId })
  if (row.state === 'open' || (await takeBackJudgment(db, keyOf(row), clock.now()))) return 'open'
  throw new JudgmentSentError({ id: leaseId, state: row.state })
}
