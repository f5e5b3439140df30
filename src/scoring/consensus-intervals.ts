import { fQuantile } from '../stats/f-quantile.ts'
import { rankData } from '../stats/rank-data.ts'
import { consensusOrder } from './consensus-order.ts'
import { effectiveRaters } from './effective-raters.ts'
import { standardise } from './standardise.ts'

/** How far the consensus score of one item may be off. */
export interface ConsensusInterval {
  readonly standardError: number
  /** Ends of the 95 % interval, in units of {@link consensusOrder}'s scores; never beyond what a score can be. */
  readonly low: number
  readonly high: number
}

/**
 * 95 % intervals of the scores of {@link consensusOrder}: where the score would lie if all judges like these had answered.
 *
 * With e effective raters and V the weighted variance of their standardised ranks for an item: standard error = sqrt((V + 1 / e) / e), and
 * Student's t with e degrees of freedom. The 1 / e stands for one imagined rater who ranks at random: without it a handful who happen
 * to be unanimous would be certain. Items of unknown quality get intervals like all others.
 *
 * @param input.values ranks by rater, 1 = best: shape [k raters][n items]
 * @param input.weights how much each rater counts, >= 0: shape [k]
 * @param input.dependence in [0, 1], symmetric, 0 = independent; copies are one rater: shape [k][k]
 * @returns shape [n]; `undefined` when nobody with weight prefers anything
 * @throws {@link InvalidScoringInputError} as {@link consensusOrder} does
 * @cost O(k n log n + k^2)
 * @source Student (1908), Biometrika 6(1):1-25, doi:10.1093/biomet/6.1.1; Kish (1965), Survey Sampling, section 11.7 (effective size)
 * @example consensusIntervals({ values: [[1, 2]], weights: [1], dependence: [[0]] }) // [{ standardError: 1, low: -1, high: 1 }, { standardError: 1, low: -1, high: 1 }]
 */
export function consensusIntervals({
  values,
  weights,
  dependence,
}: {
  readonly values: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly dependence: readonly (readonly number[])[]
}): ConsensusInterval[] | undefined {
  const { scores } = consensusOrder({ values, weights })
  const orders = values.map((ranks, rater) => (weights[rater]! > 0 ? standardise(rankData(ranks)) : undefined))
  const heard = weights.map((weight, rater) => (orders[rater] ? weight : 0))
  const effective = effectiveRaters(heard, dependence)
  if (effective === 0) return undefined
  const total = heard.reduce((sum, weight) => sum + weight, 0)
  const reach = Math.sqrt(fQuantile(0.95, 1, effective)) // t squared is F
  const most = Math.sqrt(scores.length - 1) // one item against all others, which tie
  return scores.map((score, item) => {
    const squares = orders.reduce((sum, order, rater) => (order ? sum + heard[rater]! * (order[item]! + score) ** 2 : sum), 0)
    const standardError = Math.sqrt((squares / total + 1 / effective) / effective)
    return {
      standardError,
      low: Math.max(-most, score - reach * standardError),
      high: Math.min(most, score + reach * standardError),
    }
  })
}
