import type { Submission } from '../chain/chain.ts'
import { expireLeases } from '../store/leases.ts'
import { createTasks } from './create-tasks.ts'
import { detectCollusion } from './detect-collusion.ts'
import { scoreTasks } from './score-tasks.ts'
import { setWeights } from './set-weights.ts'
import { type Moment, type RunningMechanism, readMoment, type Validator } from './validator.ts'

/**
 * One step of a validator, and the map of this folder: each line is one stage, in the file of its name.
 * Between steps miners lease tasks (`lease-tasks.ts`), send judgments (`accept-judgment.ts`) and read results (`list-results.ts`).
 * A stage that fails leaves the database as it was; the next step starts from what is stored.
 * @returns weight calls that a coming block will take
 */
export async function runStep(validator: Validator): Promise<Submission[]> {
  const submissions: Submission[] = []
  await expireLeases(validator.db, validator.hotkey, validator.clock.now())
  const moments = new Map<RunningMechanism, Moment>()
  for (const running of validator.mechanisms) {
    const moment = await readMoment(validator, running.mechid)
    moments.set(running, moment)
    await scoreTasks(validator, running, moment)
    await detectCollusion(validator, running, moment)
    const submission = await setWeights(validator, running, moment)
    if (submission) submissions.push(submission)
  }
  // Last: what makes tasks may be slow or fail for long, and no miner may lose pay by it.
  for (const [running, moment] of moments) await createTasks(validator, running, moment)
  return submissions
}
