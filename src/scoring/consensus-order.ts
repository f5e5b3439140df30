import { rankData } from '../stats/rank-data.ts'
import { InvalidScoringInputError } from './errors.ts'
import { standardise } from './standardise.ts'

/** What several raters say together. */
export interface ConsensusOrder {
  /** Higher = better, mean 0: shape [n]. */
  readonly scores: readonly number[]
  /** 1 = best, ties share the mean rank: shape [n]. */
  readonly ranks: readonly number[]
}

/**
 * The common order of several raters: weighted mean of their standardised ranks.
 *
 * Each rater's ranks become z-scores within the task (mean 0, standard deviation 1), so a unit is one standard deviation
 * within the task and raters who disagree pull the scores together. Whoever ties everything has no z-scores and contributes nothing.
 *
 * @param input.values ranks by rater, 1 = best, equal numbers are ties: shape [k raters][n items]
 * @param input.weights how much each rater counts, >= 0: shape [k]
 * @returns all scores 0 and all ranks (n + 1) / 2 when nobody with weight prefers anything
 * @throws {@link InvalidScoringInputError} if shapes differ or a weight is negative or not finite
 * @cost O(k n log n)
 * @source Borda (1781), Memoire sur les elections au scrutin: mean ranks, here standardised within each rater
 * @example consensusOrder({ values: [[1, 2], [1, 2]], weights: [1, 0.5] }) // { scores: [1, -1], ranks: [1, 2] }
 */
export function consensusOrder({
  values,
  weights,
}: {
  values: readonly (readonly number[])[]
  weights: readonly number[]
}): ConsensusOrder {
  const n = values[0]?.length ?? 0
  if (weights.length !== values.length || values.some((rater) => rater.length !== n))
    refuse(
      'one weight per rater and ranks of one length',
      `${values.length} raters, ${weights.length} weights, lengths ${values.map((rater) => rater.length)}`,
    )
  const sums = new Array<number>(n).fill(0)
  let total = 0
  for (const [rater, weight] of weights.entries()) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) refuse('finite weights >= 0', `${weight}`)
    const order = weight > 0 ? standardise(rankData(values[rater]!)) : undefined
    if (!order) continue
    for (const [item, rank] of order.entries()) sums[item]! -= weight * rank
    total += weight
  }
  const scores = sums.map((sum) => (total === 0 ? 0 : settle(sum / total)))
  return { scores, ranks: rankData(scores.map((score) => -score)) }
}

/** Rounds to 12 decimals, so that what is equal on paper ties here too, whatever the order of the additions. */
function settle(score: number): number {
  return Math.round(score * 1e12) / 1e12 || 0 // no -0
}

function refuse(expected: string, got: string): never {
  throw new InvalidScoringInputError({ where: 'consensusOrder', expected, got })
}
