import { checkSamples } from './check-samples.ts'
import { countPairs } from './count-pairs.ts'

/**
 * Kendall's distance between two orders with ties: the share of item pairs on which they differ.
 *
 * A pair that they order differently counts 1, one that is tied in just one of them 1/2: K^(1/2) of Fagin et al., divided by the number of
 * pairs. Unlike {@link kendallTauB} it exists for orders that are all ties, and the distances of several orders can be averaged.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [0, 1]; 0 = the same order and the same ties, 1 = reversed without ties. 0 when n < 2: there is nothing to differ on
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n log n)
 * @source Fagin, Kumar, Mahdian, Sivakumar & Vee (2006), SIAM J. Discrete Math. 20(3):628-648, doi:10.1137/05063088X
 * @example kendallDistance([1, 2, 3], [1, 3, 3]) // 1 / 6
 */
export function kendallDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = checkSamples('kendallDistance', [a, b])
  if (n < 2) return 0
  const { pairs, balance, tiedInBoth } = countPairs(a, b)
  return (pairs - tiedInBoth - balance) / 2 / pairs // = (different + tied in one / 2) / pairs, since balance = alike - different
}
