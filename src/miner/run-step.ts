import { expireAssignments, listUnacknowledged } from '../store/assignments.ts'
import { collectResults } from './collect-results.ts'
import { creditWorkers } from './credit-workers.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { relayPending } from './submit-judgment.ts'

/** Judgments that were sent so long ago and never acknowledged are sent again: a crash or an outage came between. */
const RESEND_AFTER_MS = 5_000

/**
 * One step of a miner, and the map of this folder: each line is one stage, in the file of its name.
 * Between steps workers take tasks (`lease-work.ts`), judge them (`submit-judgment.ts`) or give them back (`release-assignment.ts`).
 */
export async function runStep(miner: Miner): Promise<void> {
  const nowMs = miner.clock.now()
  await relayPending(miner, await listUnacknowledged(miner.db, { miner: miner.hotkey, sentBeforeMs: nowMs - RESEND_AFTER_MS }))
  await expireAssignments(miner.db, { miner: miner.hotkey, nowMs })
  try {
    for (const validator of await miner.validators()) await collectResults(miner, validator)
  } catch (error) {
    if (error instanceof ValidatorCallError) return // out of reach: pay waits until all results are known
    throw error
  }
  await creditWorkers(miner)
}
