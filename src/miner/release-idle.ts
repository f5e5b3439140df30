import type { LeaseId } from '../protocol/ids.ts'
import { endIdle } from '../store/end-idle.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { TRAINING_DOMAINS } from './onboarding/training-set.ts'
import type { ValidatorClient } from './validator-client.ts'

/** Whoever asked for a task so recently is at work. */
export const AT_WORK_MS = 60_000

/**
 * Gives leases back to a validator that nobody has and nobody is likely to take, or may take, so that other miners get them in good time.
 * **Reads** the pool and who is at work. **Writes** the ends of leases. **Safe to repeat because** a lease ends once; one whose validator
 * cannot be told ends by its time.
 * @returns false if the validator does not answer
 */
export async function releaseIdle({ db, hotkey, clock }: Miner, validator: ValidatorClient): Promise<boolean> {
  const nowMs = clock.now()
  const { training } = await readMinerSettings(db, hotkey)
  const ended = await endIdle(db, {
    miner: hotkey,
    validator: validator.hotkey,
    nowMs,
    sinceMs: nowMs - AT_WORK_MS,
    trainedFor: training ? TRAINING_DOMAINS : null,
  })
  for (const leaseId of ended) if (!(await tellReleased(validator, leaseId as LeaseId))) return false
  return true
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
