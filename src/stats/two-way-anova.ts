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
 *
 * @param ratings shape [n items][k raters]
 * @returns `undefined` when n < 2 or k < 2 (no degrees of freedom)
 * @throws {@link InvalidSampleError} if there are no ratings, rows differ in length, or a value is not finite
 * @cost O(n k)
 * @source Shrout & Fleiss (1979), Psychol. Bull. 86(2):420-428, doi:10.1037/0033-2909.86.2.420
 * @oracle exact rational ANOVA in Python fractions, icc.oracle.json
 * @example twoWayAnova([[1, 2], [3, 4]]) // { items: 2, raters: 2, msItems: 4, msRaters: 1, msResidual: 0, msWithin: 0.5 }
 */
export function twoWayAnova(ratings: readonly ArrayLike<number>[]): TwoWayAnova | undefined {
  const n = ratings.length
  const k = checkSamples('twoWayAnova', ratings)
  if (n === 0 || k === 0) throw new InvalidSampleError({ where: 'twoWayAnova', expected: 'ratings of shape [n][k]', got: `[${n}][${k}]` })
  if (n < 2 || k < 2) return undefined

  const origin = ratings[0]![0]! // taken off first: large common offsets would eat the digits
  const itemMeans = new Float64Array(n)
  const raterMeans = new Float64Array(k)
  let grand = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const value = ratings[i]![j]! - origin
      itemMeans[i]! += value / k
      raterMeans[j]! += value / n
      grand += value / (n * k)
    }
  }
  let ssItems = 0
  let ssRaters = 0
  let ssResidual = 0
  for (let i = 0; i < n; i++) ssItems += k * (itemMeans[i]! - grand) ** 2
  for (let j = 0; j < k; j++) ssRaters += n * (raterMeans[j]! - grand) ** 2
  for (let i = 0; i < n; i++)
    for (let j = 0; j < k; j++) ssResidual += (ratings[i]![j]! - origin - itemMeans[i]! - raterMeans[j]! + grand) ** 2
  const total = ssItems + ssRaters + ssResidual
  if (!Number.isFinite(total))
    throw new InvalidSampleError({ where: 'twoWayAnova', expected: 'ratings whose squares are finite', got: 'values too far apart' })
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
