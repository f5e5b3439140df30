import { isConstant } from '../stats/is-constant.ts'
import { spearman } from '../stats/spearman.ts'
import { consensusOrder } from './consensus-order.ts'

/**
 * Agreement of a rater's order with the common order of all other raters (leave-one-out: the own answer never counts for itself).
 *
 * @param values ranks by the rater, 1 = best: shape [n]
 * @param peers.values ranks by the others: shape [k - 1][n]
 * @param peers.weights how much each of the others counts, >= 0: shape [k - 1]
 * @returns in [-1, 1]: 1 = same order, 0 = chance, -1 = reversed. One rank for everything is 0.
 *   `undefined` when the others together prefer nothing
 * @source Spearman (1904), Am. J. Psychol. 15(1):72-101, doi:10.2307/1412159
 * @example peerSpearman([1, 2, 4, 3], { values: [[1, 2, 3, 4]], weights: [1] }) // 0.8
 */
export function peerSpearman(
  values: readonly number[],
  peers: { values: readonly (readonly number[])[]; weights: readonly number[] },
): number | undefined {
  const { ranks } = consensusOrder(peers)
  return isConstant(ranks) ? undefined : (spearman(values, ranks) ?? 0)
}
