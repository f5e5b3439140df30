import { ValidatorCallError } from './errors.ts'
import { keepHouse } from './keep-house.ts'
import { meetValidator } from './meet-validator.ts'
import type { Miner } from './miner.ts'

/**
 * One step of a miner, and the map of this folder: a turn with each validator (`meet-validator.ts`), side by side, then what it does by
 * itself (`keep-house.ts`). It ends when all of them have answered; where a step may not wait for that: `create-steps.ts`.
 * Between steps workers take tasks (`work-queue.ts`), judge them (`submit-judgment.ts`) or give them back (`release-assignment.ts`).
 */
export async function runStep(miner: Miner): Promise<void> {
  const met = await Promise.allSettled((await miner.validators()).map((validator) => meetValidator(miner, validator)))
  await keepHouse(miner)
  for (const outcome of met) if (outcome.status === 'rejected' && !(outcome.reason instanceof ValidatorCallError)) throw outcome.reason
}
