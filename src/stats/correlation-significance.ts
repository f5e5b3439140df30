import { countPairs } from './count-pairs.ts'
import { kendallTauB } from './kendall-tau-b.ts'
import { normalCdf } from './normal-cdf.ts'
import { pearson } from './pearson.ts'
import { spearman } from './spearman.ts'
import { studentTPValue } from './student-t-p-value.ts'

const correlations = { pearson, spearman, 'kendall-tau-b': kendallTauB } as const

/**
 * A correlation and how often two unrelated samples would give one as far from 0, in either direction.
 *
 * Pearson and Spearman: r sqrt((n - 2) / (1 - r^2)) as Student's t with n - 2 degrees of freedom; exact for unrelated normal samples,
 * an approximation for ranks that is poor below some 10 items. Kendall: (concordant - discordant) over its standard deviation
 * under all permutations, ties included, as normal.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns `undefined` where the correlation is. p in [0, 1]; `undefined` for ranks of n = 2, which say nothing;
 *   1 for Pearson's r of n = 2, because a line goes through any two points; 0 for |r| = 1 of more
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n) for Pearson and Spearman, O(n log n) for Kendall
 * @source Student (1908), Biometrika 6(2/3):302-310, doi:10.2307/2331474; Kendall (1947), Biometrika 34(3/4):277-298, doi:10.2307/2332442
 * @oracle scipy.stats.pearsonr, spearmanr, kendalltau(method='asymptotic'), correlation.oracle.json
 * @example correlationSignificance([1, 2, 3], [1, 3, 2], 'pearson') // { value: 0.5, p: 2 / 3 }
 */
export function correlationSignificance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  method: keyof typeof correlations,
): { readonly value: number; readonly p: number | undefined } | undefined {
  const value = correlations[method](a, b)
  if (value === undefined) return undefined
  const n = a.length
  if (n === 2) return { value, p: method === 'pearson' ? 1 : undefined }
  if (method === 'kendall-tau-b') return { value, p: kendallP(a, b) }
  return { value, p: studentTPValue(value * Math.sqrt((n - 2) / ((1 - value) * (1 + value))), n - 2) }
}

function kendallP(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length
  const { pairs, balance, tiesA, tiesB } = countPairs(a, b)
  const variance =
    (2 * pairs * (2 * n + 5) - tiesA.spread - tiesB.spread) / 18 +
    (tiesA.pairs * tiesB.pairs) / pairs +
    (tiesA.triples * tiesB.triples) / (18 * pairs * (n - 2))
  return 2 * normalCdf(-Math.abs(balance) / Math.sqrt(variance))
}
