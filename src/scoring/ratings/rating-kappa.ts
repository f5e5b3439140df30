import { agreementInterval } from '../../stats/agreement-interval.ts'
import { contingencyTable } from '../../stats/contingency-table.ts'
import type { KappaWeights } from '../../stats/kappa-disagreement.ts'
import { kappaOfTable } from '../../stats/kappa-of-table.ts'
import { smallSampleKappaInterval } from '../../stats/small-sample-kappa-interval.ts'
import type { Finding } from './rating-report.ts'

/**
 * Cohen's kappa of two raters, with its interval.
 *
 * @param a what one rater said of the items that both judged
 * @param b what the other said: same length
 * @param scale every possible answer, in order
 * @example cohenFinding(['x', 'y'], ['x', 'y'], ['x', 'y'], 'none').value // 1
 */
export function cohenFinding<Value>(a: readonly Value[], b: readonly Value[], scale: readonly Value[], weights: KappaWeights): Finding {
  const name = weights === 'none' ? "Cohen's kappa" : `Cohen's kappa, ${weights} weights`
  if (a.length === 0) return { name, undefinedBecause: 'the two raters judged no item in common' }
  const table = contingencyTable(a, b, scale)
  const { kappa } = kappaOfTable(table, weights)
  if (kappa === undefined) return { name, undefinedBecause: 'both raters gave one and the same answer throughout' }
  const interval = smallSampleKappaInterval(table, { weights })
  return interval ? { name, value: kappa, interval, method: 'delta method, small-sample' } : { name, value: kappa, method: 'one item' }
}

/**
 * Mean of the quadratic kappas of all pairs of raters, with an interval over clusters of items.
 *
 * kappa = 1 - mean (a - b)^2 / mean over independent draws of (a - b)^2. A pair without any variation does not count.
 *
 * @param matrix shape [units][raters], complete
 * @param clusters of each unit: whole numbers from 0
 * @cost O(units * raters^2), some 200 times
 * @example meanKappa([[1, 1], [2, 2]], [0, 1]).value // 1
 */
export function meanKappa(matrix: readonly (readonly number[])[], clusters: ArrayLike<number>): Finding {
  const name = 'mean quadratic kappa of pairs of raters'
  const raters = matrix[0]?.length ?? 0
  const columns = Array.from({ length: raters }, (_, rater) => Float64Array.from(matrix, (row) => row[rater]!))
  const value = meanOfPairs(columns, new Float64Array(matrix.length).fill(1))
  if (value === undefined) return { name, undefinedBecause: 'no two raters used more than one value' }
  const interval = agreementInterval(clusters, (weights) => meanOfPairs(columns, weights), { raters })
  return interval
    ? { name, value, interval, method: 'jackknife over items' }
    : { name, value, method: 'no interval: too few items, or nothing varies' }
}

function meanOfPairs(columns: readonly Float64Array[], weights: Float64Array): number | undefined {
  let sum = 0
  let pairs = 0
  for (let a = 0; a < columns.length; a++)
    for (let b = 0; b < a; b++) {
      const kappa = quadraticKappa(columns[a]!, columns[b]!, weights)
      if (kappa === undefined) continue
      sum += kappa
      pairs++
    }
  return pairs === 0 ? undefined : sum / pairs
}

/** @param weights how often each unit counts */
function quadraticKappa(a: Float64Array, b: Float64Array, weights: Float64Array): number | undefined {
  let [count, sumA, sumB, squareA, squareB, apart] = [0, 0, 0, 0, 0, 0]
  for (let unit = 0; unit < a.length; unit++) {
    const x = a[unit]!
    const y = b[unit]!
    const weight = weights[unit]!
    count += weight
    sumA += weight * x
    sumB += weight * y
    squareA += weight * x * x
    squareB += weight * y * y
    apart += weight * (x - y) * (x - y)
  }
  const expected = squareA + squareB - (2 * sumA * sumB) / count
  return expected > 1e-12 * (squareA + squareB) ? 1 - apart / expected : undefined
}
