import { InvalidSampleError } from './errors.ts'
import { type KappaWeights, kappaDisagreement } from './kappa-disagreement.ts'

/** What weighted kappa is made of, before the division. */
export interface KappaParts {
  /** Sum of all cells. */
  readonly total: number
  /** Row and column sums: labels by rater A and by rater B, shape [m] each. */
  readonly rows: Float64Array
  readonly columns: Float64Array
  /** Mean disagreement of the pairs, and of all labels of A with all labels of B. kappa = 1 - observed / expected. */
  readonly observed: number
  readonly expected: number
}

/**
 * Weighted kappa of a contingency table, with its parts.
 *
 * @param table count of label i by rater A with label j by rater B, >= 0: shape [m][m]
 * @returns `kappa` is `undefined` when both raters used one and the same label throughout (0 / 0)
 * @throws {@link InvalidSampleError} if the table is not square, a cell is negative or not finite, all are 0, or their sum
 *   is beyond 10^140 or below 10^-140
 * @cost O(m^2)
 * @source Cohen (1968), Psychol. Bull. 70(4):213-220, doi:10.1037/h0026256
 * @oracle statsmodels cohens_kappa, kappa-interval.oracle.json
 * @example kappaOfTable([[3, 1], [1, 3]], 'none').kappa // 0.5
 */
export function kappaOfTable(
  table: readonly ArrayLike<number>[],
  weights: KappaWeights,
): KappaParts & { readonly kappa: number | undefined } {
  const m = table.length
  const rows = new Float64Array(m)
  const columns = new Float64Array(m)
  let total = 0
  let observed = 0
  for (let i = 0; i < m; i++) {
    const row = table[i]!
    if (row.length !== m) refuse(`a square table of ${m} rows`, `a row of length ${row.length}`)
    for (let j = 0; j < m; j++) {
      const count = row[j]!
      if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) refuse('finite counts >= 0', `${count} in cell [${i}][${j}]`)
      rows[i]! += count
      columns[j]! += count
      total += count
      observed += count * kappaDisagreement(i - j, weights)
    }
  }
  if (total === 0) refuse('at least one pair', 'an empty table')
  if (!(total > 1e-140 && total < 1e140)) refuse('counts whose squares are numbers', `a sum of ${total}`)
  let expected = 0
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) expected += rows[i]! * columns[j]! * kappaDisagreement(i - j, weights)
  const kappa = expected === 0 ? undefined : 1 - (observed * total) / expected
  return { kappa, total, rows, columns, observed: observed / total, expected: expected / total ** 2 }
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'kappaOfTable', expected, got })
}
