import { collectResults } from './collect-results.ts'
import type { Miner } from './miner.ts'
import { releaseIdle } from './release-idle.ts'
import { sendJudgments } from './send-judgments.ts'
import type { ValidatorClient } from './validator-client.ts'

/**
 * One turn with one validator: it gets what was judged and what nobody takes, and says what has become of earlier work.
 * One that does not answer is left in peace until the next turn.
 * @throws {@link ValidatorCallError} if it refuses to tell, or does not answer
 */
export async function meetValidator(miner: Miner, validator: ValidatorClient): Promise<void> {
  if (!(await sendJudgments(miner, validator))) return
  if (!(await releaseIdle(miner, validator))) return
  await collectResults(miner, validator)
}
