import { isConstant } from '../stats/is-constant.ts'
import { rankData } from '../stats/rank-data.ts'
import { weightedKappa } from '../stats/weighted-kappa.ts'

/**
 * Mean agreement of a rater with each other rater: quadratically weighted Cohen's kappa on average ranks.
 *
 * The declared scale is 1, 1.5, 2 ... n: every rank that ties can give. Unlike {@link peerSpearman} it compares with every
 * other rater separately, so a split among the others shows.
 *
 * @param values ranks by the rater, 1 = best: shape [n]
 * @param peers.values ranks by the others: shape [k - 1][n]
 * @param peers.weights how much each of the others counts, >= 0: shape [k - 1]
 * @returns in [-1, 1]: 1 = same ranks as everybody, 0 = chance. One rank for everything is 0.
 *   `undefined` when nobody else with weight prefers anything
 * @source Cohen (1968), Psychol. Bull. 70(4):213-220, doi:10.1037/h0026256
 * @example peerKappa([1, 2, 3], { values: [[1, 2, 3], [3, 2, 1]], weights: [0.5, 0.5] }) // 0
 */
export function peerKappa(
  values: readonly number[],
  peers: { values: readonly (readonly number[])[]; weights: readonly number[] },
): number | undefined {
  const own = rankData(values)
  const scale = Array.from({ length: 2 * own.length - 1 }, (_, step) => 1 + step / 2)
  let sum = 0
  let total = 0
  for (const [peer, weight] of peers.weights.entries()) {
    const theirs = rankData(peers.values[peer]!)
    if (weight === 0 || isConstant(theirs)) continue
    sum += weight * weightedKappa(own, theirs, { scale, weights: 'quadratic' })!
    total += weight
  }
  return total === 0 ? undefined : Math.max(-1, Math.min(1, sum / total))
}
