import { checkSamples } from './check-samples.ts'
import { countPairs } from './count-pairs.ts'

/**
 * Kendall's tau-c (Stuart's): as tau-b, for two scales of different length, such as grades of 1-3 against grades of 1-10.
 *
 * tau-c = 2 (concordant - discordant) / (n^2 (m - 1) / m) with m = the smaller number of distinct values. It can reach 1
 * where ties of one sample cannot be ties of the other, as {@link kendallTauB} cannot.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [-1, 1]; 1 = same order, -1 = reversed. `undefined` when n < 2 or one sample is constant (m < 2)
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n log n)
 * @source Stuart (1953), Biometrika 40(1/2):105-110, doi:10.2307/2333101
 * @oracle scipy.stats.kendalltau(variant='c'), correlation.oracle.json
 * @example kendallTauC([1, 1, 1, 2], [1, 1, 2, 2]) // 0.5
 */
export function kendallTauC(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  const n = checkSamples('kendallTauC', [a, b])
  const { balance, tiesA, tiesB } = countPairs(a, b)
  const m = Math.min(tiesA.groups, tiesB.groups)
  return m < 2 ? undefined : Math.max(-1, Math.min(1, (2 * balance * m) / (n * n * (m - 1))))
}
