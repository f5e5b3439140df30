import { expireAssignments } from '../store/assignments.ts'
import { expireHeldLeases } from '../store/held-leases.ts'
import { collectResults } from './collect-results.ts'
import { creditWorkers } from './credit-workers.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { renewQualifications } from './onboarding/renew-qualifications.ts'
import { sendPayouts } from './pay/send-payouts.ts'
import { releaseIdle } from './release-idle.ts'
import { sendJudgments } from './send-judgments.ts'

/**
 * One step of a miner, and the map of this folder: each line is one stage, in the file of its name.
 * Between steps workers take tasks (`work-queue.ts`), judge them (`submit-judgment.ts`) or give them back (`release-assignment.ts`).
 */
export async function runStep(miner: Miner): Promise<void> {
  const nowMs = miner.clock.now()
  await sendJudgments(miner)
  await expireAssignments(miner.db, { miner: miner.hotkey, nowMs })
  await expireHeldLeases(miner.db, { miner: miner.hotkey, nowMs })
  await releaseIdle(miner)
  const collected = await Promise.allSettled((await miner.validators()).map((validator) => collectResults(miner, validator)))
  // Nobody's pay waits for a validator that is away, or bad: what comes late has its part in later epochs.
  await renewQualifications(miner)
  await creditWorkers(miner)
  await sendPayouts(miner)
  for (const outcome of collected)
    if (outcome.status === 'rejected' && !(outcome.reason instanceof ValidatorCallError)) throw outcome.reason
}
