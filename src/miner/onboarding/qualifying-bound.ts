import { skillPosterior } from '../../scoring/skill-posterior.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'

/** What a worker's agreements say of its next ones. */
export interface QualifyingBound {
  /** Shrunk towards chance, in [-1, 1]. */
  readonly mean: number
  /** So much, with a probability of 95 %, or more. */
  readonly lower: number
}

/** So many imagined tasks at chance level: few tasks prove little. */
const PRIOR_TASKS = 2
const LEVEL = 0.95

/**
 * The lower bound that qualifications go by: the mean agreement, shrunk towards chance, less what chance may have added.
 *
 * mean = sum / (n + 2); lower = mean - 1.645 * spread / sqrt(n + 2).
 *
 * @param agreements shape [n], in [-1, 1], 0 = chance; n = 0 is chance
 * @param spread standard deviation of one of them, > 0
 * @throws {@link InvalidScoringInputError} if an agreement is not in [-1, 1]
 * @source James & Stein (1961), Proc. 4th Berkeley Symp. 1:361-379
 * @example qualifyingBound([1, 1], 0.5).mean // 0.5
 */
export function qualifyingBound(agreements: readonly number[], spread: number): QualifyingBound {
  const entries = agreements.map((value) => ({ miner: '', worker: '', domain: '', epoch: 0, value, evidence: 1 }))
  const options = { epoch: 0, decay: 1, priorTasks: PRIOR_TASKS, spread, leastTasks: 0, suspendBelow: -1 }
  const { mean, sd } = skillPosterior(entries, options).of({ miner: '', worker: undefined, domain: undefined })
  return { mean, lower: mean - normalQuantile(LEVEL) * sd }
}
