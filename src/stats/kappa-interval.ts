import { checkLevel } from './check-level.ts'
import { type KappaWeights, kappaDisagreement } from './kappa-disagreement.ts'
import { kappaOfTable } from './kappa-of-table.ts'
import { normalQuantile } from './normal-quantile.ts'

/** Weighted kappa with what is known of its error. */
export interface KappaInterval {
  readonly kappa: number
  /** Standard error, and its normal interval: kappa +- quantile * se. */
  readonly se: number
  readonly interval: readonly [number, number]
  /** Standard error if the raters were independent, and the test of that: z = kappa / seNull. */
  readonly seNull: number
  readonly z: number | undefined
}

/**
 * Weighted Cohen's kappa with its large-sample standard error and normal interval.
 *
 * Fleiss, Cohen & Everitt: with shares p, mean disagreement r_i of label i with the labels of the other rater (c_j likewise) and expected
 * disagreement E, each pair pulls by u_ij = ((1 - kappa) (r_i + c_j) - d_ij) / E, and se^2 = (sum p u^2 - (1 - kappa)^2) / n.
 * Under independence p = row * column share and kappa = 0 in the same formula. Other tools differ: psych uses another variance.
 * The interval is not cut at 1, and holds the true value too rarely in small samples: show {@link smallSampleKappaInterval}.
 *
 * @param table count of label i by rater A with label j by rater B: shape [m][m], see {@link contingencyTable}
 * @param options.weights as for {@link weightedKappa}
 * @param options.level probability that the interval is to hold the true value, in (0, 1)
 * @returns `undefined` when both raters used one and the same label throughout (0 / 0); `z` is `undefined` when seNull is 0
 * @throws {@link InvalidSampleError} if the table is not square, a cell is negative or not finite, all are 0, or the level is not in (0, 1)
 * @cost O(m^2)
 * @source Fleiss, Cohen & Everitt (1969), Psychol. Bull. 72(5):323-327, doi:10.1037/h0028106
 * @oracle statsmodels cohens_kappa, kappa-interval.oracle.json
 * @example kappaInterval([[10, 0], [0, 10]], { weights: 'linear' })?.interval // [1, 1]
 */
export function kappaInterval(
  table: readonly ArrayLike<number>[],
  { weights, level = 0.95 }: { weights: KappaWeights; level?: number },
): KappaInterval | undefined {
  checkLevel('kappaInterval', level)
  const { kappa, total, rows, columns, expected } = kappaOfTable(table, weights)
  if (kappa === undefined) return undefined
  const m = table.length
  const rowMeans = new Float64Array(m)
  const columnMeans = new Float64Array(m)
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      rowMeans[i]! += (kappaDisagreement(i - j, weights) * columns[j]!) / total
      columnMeans[j]! += (kappaDisagreement(i - j, weights) * rows[i]!) / total
    }
  let squares = 0
  let squaresNull = 0
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      const means = rowMeans[i]! + columnMeans[j]!
      const disagreement = kappaDisagreement(i - j, weights)
      squares += (table[i]![j]! / total) * (((1 - kappa) * means - disagreement) / expected) ** 2
      squaresNull += (rows[i]! / total) * (columns[j]! / total) * ((means - disagreement) / expected) ** 2
    }
  const se = Math.sqrt(difference(squares, (1 - kappa) ** 2) / total)
  const seNull = Math.sqrt(difference(squaresNull, 1) / total)
  const half = normalQuantile((1 + level) / 2) * se
  return { kappa, se, interval: [kappa - half, kappa + half], seNull, z: seNull === 0 ? undefined : kappa / seNull }
}

/** Of two sums a >= b; what is only rounding counts as 0, or its square root would pass for an error. */
function difference(a: number, b: number): number {
  return a - b > 1e-14 * a ? a - b : 0
}
