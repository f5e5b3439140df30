import { checkSamples } from './check-samples.ts'
import { InvalidSampleError } from './errors.ts'

/** Mean squares of n items rated by k raters, one rating per cell. */
export interface TwoWayAnova {
  readonly items: number
  readonly raters: number
  /** Between items (MSB), df n - 1. */
  readonly msItems: number
  /** Between raters (MSJ), df k - 1. */
  readonly msRaters: number
  /** Residual (MSE), df (n - 1) (k - 1). */
  readonly msResidual: number
  /** Within items (MSW), df n (k - 1): raters and residual together. */
  readonly msWithin: number
}

/**
 * Two-way analysis of variance without replication: splits the variation of ratings into items, raters and residual.
 *
 * Sums of squares below 1e-13 of the total are rounding, and count as 0: else identical raters would get an F of 1e32.
 * Missing cells: {@link remlMeanSquares}.
 *
 * @param ratings shape [n items][k raters]; rows may be views into one flat array (`flat.subarray(i * k, (i + 1) * k)`)
 * @returns `undefined` when n < 2 or k < 2 (no degrees of freedom)
 * @throws {@link InvalidSampleError} if there are no ratings, rows differ in length, or a value is not finite
 * @cost O(n k)
 * @source Shrout & Fleiss (1979), Psychol. Bull. 86(2):420-428, doi:10.1037/0033-2909.86.2.420
 * @oracle exact rational ANOVA in Python fractions, icc.oracle.json
 * @example twoWayAnova([[1, 2], [3, 4]]) // { items: 2, raters: 2, msItems: 4, msRaters: 1, msResidual: 0, msWithin: 0.5 }
 */
export function twoWayAnova(ratings: readonly ArrayLike<number>[]): TwoWayAnova | undefined {
  const n = ratings.length
  const k = ratings[0]?.length ?? 0
  if (n === 0 || k === 0) throw new InvalidSampleError({ where: 'twoWayAnova', expected: 'ratings of shape [n][k]', got: `[${n}][${k}]` })
  const { ssItems, ssRaters, ssResidual } = sumsOfSquares(ratings)
  const total = ssItems + ssRaters + ssResidual
  if (!Number.isFinite(total)) {
    checkSamples('twoWayAnova', ratings) // one value that is no number spoils the total: only then is it worth while to look for it
    throw new InvalidSampleError({ where: 'twoWayAnova', expected: 'ratings whose squares are finite', got: 'values too far apart' })
  }
  if (n < 2 || k < 2) return undefined
  const settle = (sum: number) => (sum < total * 1e-13 ? 0 : sum)
  return {
    items: n,
    raters: k,
    msItems: settle(ssItems) / (n - 1),
    msRaters: settle(ssRaters) / (k - 1),
    msResidual: settle(ssResidual) / ((n - 1) * (k - 1)),
    msWithin: settle(ssRaters + ssResidual) / (n * (k - 1)),
  }
}

/** Not finite where a value is not, or where rows differ in length. */
function sumsOfSquares(ratings: readonly ArrayLike<number>[]): { ssItems: number; ssRaters: number; ssResidual: number } {
  const n = ratings.length
  const k = ratings[0]!.length
  const origin = ratings[0]![0]! // taken off first: large common offsets would eat the digits
  const values = new Float64Array(k)
  const itemMeans = new Float64Array(n)
  const raterEffects = new Float64Array(k) // first the sums
  let grand = 0
  let ssItems = 0
  let ssRaters = 0
  let ssResidual = 0
  for (let i = 0; i < n; i++) {
    const row = ratings[i]!
    if (row.length !== k) return { ssItems: Number.NaN, ssRaters, ssResidual }
    values.set(row) // a typed copy: the loops below are fast whatever kind of array the rows are
    let sum = 0
    for (let j = 0; j < k; j++) {
      const value = values[j]! - origin
      sum += value
      raterEffects[j]! += value
    }
    itemMeans[i] = sum / k
    grand += sum / k / n
  }
  for (let j = 0; j < k; j++) {
    raterEffects[j] = raterEffects[j]! / n - grand
    ssRaters += n * raterEffects[j]! ** 2
  }
  for (let i = 0; i < n; i++) {
    values.set(ratings[i]!)
    const centre = itemMeans[i]! + origin
    ssItems += k * (itemMeans[i]! - grand) ** 2
    for (let j = 0; j < k; j++) {
      const residual = values[j]! - centre - raterEffects[j]!
      ssResidual += residual * residual
    }
  }
  return { ssItems, ssRaters, ssResidual }
}
