import { expireAssignments } from '../store/assignments.ts'
import { expireHeldLeases } from '../store/held-leases.ts'
import { creditWorkers } from './credit-workers.ts'
import type { Miner } from './miner.ts'
import { renewQualifications } from './onboarding/renew-qualifications.ts'
import { sendPayouts } from './pay/send-payouts.ts'

/**
 * What a miner does in every step by itself, whoever of its validators is away: what comes late from one has its part in later epochs.
 * Credits and payouts do not wait for each other: settings that cannot be read keep nobody from what is on its way, nor a coldkey without
 * funds from being credited.
 */
export async function keepHouse(miner: Miner): Promise<void> {
  const now = { miner: miner.hotkey, nowMs: miner.clock.now() }
  await expireAssignments(miner.db, now)
  await expireHeldLeases(miner.db, now)
  await renewQualifications(miner)
  const credited = await Promise.allSettled([creditWorkers(miner)])
  const sent = await Promise.allSettled([sendPayouts(miner)])
  for (const outcome of [...credited, ...sent]) if (outcome.status === 'rejected') throw outcome.reason
}
