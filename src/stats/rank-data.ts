import { checkSamples } from './check-samples.ts'

/**
 * Ranks of a sample, 1 = smallest; equal values share the mean of the ranks they take up.
 *
 * @param values shape [n], n >= 0
 * @returns shape [n]: multiples of 0.5 in [1, n] that sum to n (n + 1) / 2
 * @throws {@link InvalidSampleError} if a value is not finite
 * @cost O(n log n)
 * @source Kendall (1945), Biometrika 33(3):239-251, doi:10.1093/biomet/33.3.239
 * @oracle scipy.stats.rankdata(method='average'), rank-data.oracle.json
 * @example rankData([0.5, 0.25, 0.25, 1]) // [3, 1.5, 1.5, 4]
 */
export function rankData(values: ArrayLike<number>): number[] {
  const n = checkSamples('rankData', [values])
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const ranks = new Array<number>(n).fill(0)
  for (let start = 0; start < n; ) {
    let end = start + 1
    while (end < n && values[order[end]!] === values[order[start]!]) end++
    const shared = (start + 1 + end) / 2
    for (let i = start; i < end; i++) ranks[order[i]!] = shared
    start = end
  }
  return ranks
}
