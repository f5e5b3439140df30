import type { LeaseId } from '../protocol/ids.ts'
import { endIdle } from '../store/held-leases.ts'
import { countAtWork } from '../store/workers.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'

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
  const ended = await endIdle(db, { miner: hotkey, nowMs, atWork: idle + busy > 0 })
  if (ended.length === 0) return
  const tell = async (validator: ValidatorClient) => {
    for (const { lease_id } of ended.filter((lease) => lease.validator === validator.hotkey))
      if (!(await tellReleased(validator, lease_id as LeaseId))) return
  }
  await Promise.all((await miner.validators()).map(tell))
}

/** @returns false if the validator does not answer: its leases then end when their time runs out */
async function tellReleased(validator: ValidatorClient, leaseId: LeaseId): Promise<boolean> {
  try {
    await validator.release(leaseId)
    return true
  } catch (error) {
    if (!(error instanceof ValidatorCallError)) throw error
    return error.reason !== 'unreachable'
  }
}
