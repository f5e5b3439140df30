import { expireAssignments, listAssignments } from '../store/assignments.ts'
import { collectResults } from './collect-results.ts'
import { creditWorkers } from './credit-workers.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import { relayPending } from './submit-judgment.ts'

/** Judgments that were sent long ago and have no result are sent again: a crash may have come between writing and sending. */
const RESEND_AFTER_MS = 5_000

/**
 * One step of a miner, and the map of this folder: each line is one stage, in the file of its name.
 * Between steps workers take tasks (`lease-work.ts`), judge them (`submit-judgment.ts`) or give them back (`release-assignment.ts`).
 */
export async function runStep(miner: Miner): Promise<void> {
  const nowMs = miner.clock.now()
  const submitted = await listAssignments(miner.db, { miner: miner.hotkey, state: 'submitted' })
  await relayPending(
    miner,
    submitted.filter((row) => row.judged_ms !== null && row.judged_ms < nowMs - RESEND_AFTER_MS),
  )
  await expireAssignments(miner.db, { miner: miner.hotkey, nowMs })
  for (const validator of await miner.validators()) {
    try {
      await collectResults(miner, validator)
    } catch (error) {
      if (!(error instanceof ValidatorCallError)) throw error // it is asked again at the next step
    }
  }
  await creditWorkers(miner)
}
