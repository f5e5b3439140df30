import { checkSamples } from './check-samples.ts'

/**
 * Kendall's tau-b: share of item pairs that both samples order alike, minus the share they order differently, corrected for ties.
 *
 * tau-b = (concordant - discordant) / sqrt((pairs - tied in a) (pairs - tied in b)).
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [-1, 1]; 1 = same order, -1 = reversed. `undefined` when n < 2 or one sample is constant (0 / 0)
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n^2): made for rankings of few items
 * @source Kendall (1945), Biometrika 33(3):239-251, doi:10.1093/biomet/33.3.239
 * @oracle scipy.stats.kendalltau(variant='b'), correlation.oracle.json
 * @example kendallTauB([1, 2, 3], [1, 3, 2]) // 1 / 3
 */
export function kendallTauB(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  const n = checkSamples('kendallTauB', [a, b])
  let balance = 0 // concordant - discordant
  let untiedA = 0
  let untiedB = 0
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const signA = compare(a[i]!, a[j]!)
      const signB = compare(b[i]!, b[j]!)
      balance += signA * signB
      untiedA += Math.abs(signA)
      untiedB += Math.abs(signB)
    }
  }
  if (untiedA === 0 || untiedB === 0) return undefined
  return Math.max(-1, Math.min(1, balance / Math.sqrt(untiedA * untiedB)))
}

/** Compared, not subtracted: the difference of two tiny numbers may round to 0. */
function compare(x: number, y: number): number {
  return x > y ? 1 : x < y ? -1 : 0
}
