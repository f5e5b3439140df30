import type { CrossedCells } from './crossed-cells.ts'

/** Minus twice the restricted log-likelihood, up to a constant, and the residual variance that goes with it. */
export interface RestrictedDeviance {
  readonly deviance: number
  readonly residualVariance: number
}

/**
 * How badly given variance ratios explain ratings = mean + item + rater + noise, all three normal: what REML makes smallest.
 *
 * With V = I + a A A' + b B B' (A, B: which rating belongs to which item, rater; a, b: variances in units of the noise's) it is
 * log|V| + log(1'V^-1 1) + (N - 1) log(rss / (N - 1)), rss = squares of the ratings around their weighted mean in the metric of V^-1.
 * Items are eliminated by hand (A'A is diagonal); what is left is one Cholesky factor of size raters x raters.
 *
 * @param cells values centred near 0
 * @param itemRatio a, >= 0
 * @param raterRatio b, >= 0
 * @returns deviance minus infinity where the ratios leave no residual
 * @cost O(sum of squared ratings per item + raters^3): give the smaller side as raters
 * @source Patterson & Thompson (1971), Biometrika 58(3):545-554, doi:10.1093/biomet/58.3.545; Harville (1977), doi:10.1080/01621459.1977.10480998
 * @example restrictedDeviance({ items: 1, raters: 2, item: Uint32Array.of(0, 0), rater: Uint32Array.of(0, 1), value: Float64Array.of(-1, 1) }, 0, 0).residualVariance // 2
 */
export function restrictedDeviance(cells: CrossedCells, itemRatio: number, raterRatio: number): RestrictedDeviance {
  const { item, rater, value, raters: k } = cells
  const total = value.length
  const sizes = new Float64Array(cells.items)
  const sums = new Float64Array(cells.items)
  for (let c = 0; c < total; c++) {
    sizes[item[c]!]!++
    sums[item[c]!]! += value[c]!
  }
  // W = (I + a A A')^-1 takes from each rating its share of the item's sum. B'W1, B'Wy and I + b B'WB:
  const shares = sizes.map((size) => itemRatio / (1 + itemRatio * size))
  const ones = new Float64Array(k)
  const values = new Float64Array(k)
  const matrix = new Float64Array(k * k)
  let squares = 0
  for (let c = 0; c < total; c++) {
    const i = item[c]!
    const j = rater[c]!
    ones[j]! += 1 - shares[i]! * sizes[i]!
    values[j]! += value[c]! - shares[i]! * sums[i]!
    squares += value[c]! * (value[c]! - shares[i]! * sums[i]!)
    matrix[j * k + j]! += raterRatio
  }
  const onesBefore = ones.reduce((sum, x) => sum + x, 0)
  const valuesBefore = values.reduce((sum, x) => sum + x, 0)
  for (let start = 0, end = 0; start < total; start = end) {
    const weight = raterRatio * shares[item[start]!]!
    for (end = start; end < total && item[end] === item[start]; end++)
      for (let c = start; c <= end; c++) matrix[rater[end]! * k + rater[c]!]! -= weight
  }
  for (let j = 0; j < k; j++) matrix[j * k + j]! += 1

  let logDeterminant = sizes.reduce((sum, size) => sum + Math.log1p(itemRatio * size), 0)
  logDeterminant += factorCholesky(matrix, k)
  solveLower(matrix, ones)
  solveLower(matrix, values)
  const weight = onesBefore - raterRatio * dot(ones, ones)
  const weightedSum = valuesBefore - raterRatio * dot(ones, values)
  const rss = squares - raterRatio * dot(values, values) - weightedSum ** 2 / weight
  if (!(rss > 0)) return { deviance: Number.NEGATIVE_INFINITY, residualVariance: 0 }
  const residualVariance = rss / (total - 1)
  return { deviance: logDeterminant + Math.log(weight) + (total - 1) * Math.log(residualVariance), residualVariance }
}

/** Replaces the lower triangle of a positive definite matrix by its Cholesky factor. @returns log of the determinant */
function factorCholesky(matrix: Float64Array, k: number): number {
  let logDeterminant = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * k + j]!
      for (let c = 0; c < j; c++) sum -= matrix[i * k + c]! * matrix[j * k + c]!
      if (j < i) matrix[i * k + j] = sum / matrix[j * k + j]!
      else {
        matrix[i * k + i] = Math.sqrt(sum)
        logDeterminant += Math.log(sum)
      }
    }
  return logDeterminant
}

/** Replaces x by the solution of (lower factor) solution = x. */
function solveLower(factor: Float64Array, x: Float64Array): void {
  const k = x.length
  for (let i = 0; i < k; i++) {
    let sum = x[i]!
    for (let c = 0; c < i; c++) sum -= factor[i * k + c]! * x[c]!
    x[i] = sum / factor[i * k + i]!
  }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}
