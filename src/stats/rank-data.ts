import { checkSamples } from './check-samples.ts'
import { type RankMethod, typedRanks } from './typed-ranks.ts'

/**
 * Ranks of a sample, 1 = smallest; equal values share the mean of the ranks they take up, or what `method` says.
 *
 * @param values shape [n], n >= 0
 * @param method for equal values, see {@link RankMethod}; with `average`, ranks sum to n (n + 1) / 2
 * @returns shape [n]: multiples of 0.5 in [1, n]
 * @throws {@link InvalidSampleError} if a value is not finite
 * @cost O(n)
 * @source Kendall (1945), Biometrika 33(3):239-251, doi:10.1093/biomet/33.3.239
 * @oracle scipy.stats.rankdata, rank-data.oracle.json
 * @example rankData([0.5, 0.25, 0.25, 1]) // [3, 1.5, 1.5, 4]
 */
export function rankData(values: ArrayLike<number>, method: RankMethod = 'average'): number[] {
  checkSamples('rankData', [values])
  return Array.from(typedRanks(values, method))
}
