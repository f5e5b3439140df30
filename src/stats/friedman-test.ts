import { chiSquareSurvival } from './chi-square-survival.ts'
import { kendallW } from './kendall-w.ts'

/**
 * Friedman's test: do the raters order the items alike at all, corrected for ties?
 *
 * chi2 = m (n - 1) W with {@link kendallW}; its p-value is that of chi-square with n - 1 degrees of freedom, good from about
 * six raters on.
 *
 * @param ratings shape [m raters][n items]; ranked within each rater here
 * @returns `chi2` >= 0 and `p` in [0, 1]. `undefined` when n < 2, m = 0, or every rater is constant
 * @throws {@link InvalidSampleError} if raters differ in length or a value is not finite
 * @cost O(m n log n)
 * @source Friedman (1937), J. Am. Stat. Assoc. 32(200):675-701, doi:10.1080/01621459.1937.10503522
 * @oracle scipy.stats.friedmanchisquare, kendall-w.oracle.json
 * @example friedmanTest([[1, 2, 3], [1, 2, 3]])?.chi2 // 4
 */
export function friedmanTest(ratings: readonly ArrayLike<number>[]): { chi2: number; p: number } | undefined {
  const w = kendallW(ratings)
  if (w === undefined) return undefined
  const df = ratings[0]!.length - 1
  const chi2 = ratings.length * df * w
  return { chi2, p: chiSquareSurvival(chi2, df) }
}
