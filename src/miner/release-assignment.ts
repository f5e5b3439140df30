import type { LeaseId } from '../protocol/ids.ts'
import { findAssignment, keyOf, moveAssignment } from '../store/assignments.ts'
import { freeSeat } from '../store/held-leases.ts'
import { UnknownAssignmentError } from './errors.ts'
import type { Miner } from './miner.ts'
import { releaseIdle } from './release-idle.ts'

/**
 * Gives a task back without a judgment: free, but counted. Another worker of the miner may then have it; where there is none it goes back
 * to its validator at once.
 * **Safe to repeat because** only an open assignment changes.
 * @throws {@link UnknownAssignmentError} if the worker has no such task
 */
export async function releaseAssignment(miner: Miner, { leaseId, worker }: { leaseId: LeaseId; worker: string }): Promise<string> {
  const { db, clock } = miner
  const row = await findAssignment(db, { miner: miner.hotkey, leaseId, worker })
  if (!row) throw new UnknownAssignmentError({ id: leaseId })
  const released = await db.transaction().execute(async (trx) => {
    const change = { state: 'released' as const, note: 'given back', skipped_ms: clock.now() }
    if (!(await moveAssignment(trx, keyOf(row), ['open'], change))) return false
    await freeSeat(trx, { miner: miner.hotkey, leaseId })
    return true
  })
  if (!released) return row.state
  const validator = (await miner.validators()).find(({ hotkey }) => hotkey === row.validator)
  if (validator) await releaseIdle(miner, validator)
  return 'released'
}
