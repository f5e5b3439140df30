import { LeaseId } from '../../protocol/ids.ts'
import { listOpenOfWorker } from '../../store/assignments.ts'
import { withdrawConsents } from '../../store/onboarding-consents.ts'
import type { Miner } from '../miner.ts'
import { releaseAssignment } from '../release-assignment.ts'

/**
 * Takes a worker out of the pool by its own word: its consent ends and what it has in hand goes back. What it earned stays its own, and
 * it may come back by consenting again.
 * **Safe to repeat because** there is nothing left to end then.
 */
export async function leaveMiner(miner: Miner, worker: string): Promise<void> {
  await withdrawConsents(miner.db, { miner: miner.hotkey, worker, atMs: miner.clock.now() })
  for (const leaseId of await listOpenOfWorker(miner.db, { miner: miner.hotkey, worker }))
    await releaseAssignment(miner, { leaseId: LeaseId.parse(leaseId), worker })
}
