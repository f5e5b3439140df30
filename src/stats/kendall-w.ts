import { checkSamples } from './check-samples.ts'
import { typedRanks } from './typed-ranks.ts'

/**
 * Kendall's coefficient of concordance W: how far several raters order the items alike, corrected for ties.
 *
 * W = 12 S / (m^2 (n^3 - n) - m T): S = squared deviations of the items' rank sums from their mean, T = sum of (t^3 - t) over groups of t ties.
 * Not corrected for chance: unrelated orders give 1 / m on average. For that see {@link krippendorffAlpha}; for a p-value {@link friedmanTest}.
 *
 * @param ratings shape [m raters][n items]; ranked within each rater here
 * @returns in [0, 1]; 1 = one common order. `undefined` when n < 2, m = 0, or every rater is constant
 * @throws {@link InvalidSampleError} if raters differ in length or a value is not finite
 * @cost O(m n log n)
 * @source Kendall & Babington Smith (1939), Ann. Math. Stat. 10(3):275-287, doi:10.1214/aoms/1177732186
 * @oracle scipy.stats.friedmanchisquare / (m (n - 1)), kendall-w.oracle.json
 * @example kendallW([[1, 2, 3], [1, 2, 3], [2, 1, 3]]) // 7 / 9
 */
export function kendallW(ratings: readonly ArrayLike<number>[]): number | undefined {
  const n = checkSamples('kendallW', ratings)
  const m = ratings.length
  const rankSums = new Float64Array(n)
  const tied = new Int32Array(2 * n + 1) // by twice the rank, a whole number
  let ties = 0
  for (const rating of ratings) {
    const ranks = typedRanks(rating)
    tied.fill(0)
    for (let item = 0; item < n; item++) {
      rankSums[item]! += ranks[item]!
      tied[2 * ranks[item]!]!++
    }
    for (const size of tied) ties += size ** 3 - size
  }
  let squares = 0
  for (const sum of rankSums) squares += (sum - (m * (n + 1)) / 2) ** 2
  const largest = m * (m * (n ** 3 - n) - ties)
  return largest === 0 ? undefined : Math.min(1, (12 * squares) / largest)
}
