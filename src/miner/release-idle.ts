import type { LeaseId } from '../protocol/ids.ts'
import { listIdle, moveHeldLease } from '../store/held-leases.ts'
import { countAtWork } from '../store/workers.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'

/** Whoever asked for a task so recently is at work. */
export const AT_WORK_MS = 60_000

/**
 * Gives leases back that nobody has and nobody is likely to take, so that other miners get them in good time.
 * **Reads** the pool. **Writes** the ends of leases. **Safe to repeat because** a lease ends once; one whose validator cannot be told ends by its time.
 * @param except who does not count as at work: it has had what it gave back
 */
export async function releaseIdle(miner: Miner, { except }: { except?: string } = {}): Promise<void> {
  const { db, hotkey, clock } = miner
  const nowMs = clock.now()
  const { idle, busy } = await countAtWork(db, { miner: hotkey, sinceMs: nowMs - AT_WORK_MS, except })
  const leases = await listIdle(db, { miner: hotkey, nowMs, atWork: idle + busy > 0 })
  if (leases.length === 0) return
  const validators = await miner.validators()
  for (const { lease_id, validator } of leases) {
    if (!(await moveHeldLease(db, { miner: hotkey, leaseId: lease_id }, ['open'], 'ended'))) continue
    try {
      await validators.find((candidate) => candidate.hotkey === validator)?.release(lease_id as LeaseId)
    } catch (error) {
      if (!(error instanceof ValidatorCallError)) throw error // the lease then ends when its time runs out
    }
  }
}
