import { checkSamples } from './check-samples.ts'
import { countPairs } from './count-pairs.ts'

/**
 * Kendall's tau-b: share of item pairs that both samples order alike, minus the share they order differently, corrected for ties.
 *
 * tau-b = (concordant - discordant) / sqrt((pairs - tied in a) (pairs - tied in b)). It reaches 1 only where the same
 * pairs are tied in both; for two scales of different length: {@link kendallTauC}.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [-1, 1]; 1 = same order, -1 = reversed. `undefined` when n < 2 or one sample is constant (0 / 0)
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n log n)
 * @source Kendall (1945), Biometrika 33(3):239-251, doi:10.1093/biomet/33.3.239
 * @oracle scipy.stats.kendalltau(variant='b'), correlation.oracle.json
 * @example kendallTauB([1, 2, 3], [1, 3, 2]) // 1 / 3
 */
export function kendallTauB(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  checkSamples('kendallTauB', [a, b])
  const { pairs, balance, tiesA, tiesB } = countPairs(a, b)
  const untied = (pairs - tiesA.pairs) * (pairs - tiesB.pairs)
  return untied === 0 ? undefined : Math.max(-1, Math.min(1, balance / Math.sqrt(untied)))
}
