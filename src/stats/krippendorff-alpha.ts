import { checkSamples } from './check-samples.ts'
import { isConstant } from './is-constant.ts'
import { rankData } from './rank-data.ts'

/** Level of measurement: names, ranks, or numbers whose differences mean something. */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval'

/**
 * Krippendorff's alpha: agreement of any number of raters with gaps, corrected for chance.
 *
 * alpha = 1 - observed / expected disagreement over pairable values. Units with fewer than two values drop out.
 * Ordinal alpha is interval alpha on the average ranks of all pairable values, since the ordinal metric between two
 * values is the difference of those ranks; both then reduce to sums of squares.
 *
 * @param ratings shape [k raters][n units]; `undefined` = missing
 * @returns at most 1; 1 = full agreement, 0 = chance, below 0 = systematic disagreement. `undefined` when no unit has two
 *   values or the values do not vary
 * @throws {@link InvalidSampleError} if raters differ in length or a value is not finite
 * @cost O(k n log(k n)) ordinal, O(k n) else
 * @source Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, repository.upenn.edu/asc_papers/43; (1970) doi:10.1177/001316447003000105
 * @oracle fast-krippendorff, krippendorff-alpha.oracle.json
 * @example krippendorffAlpha([[1, 2, 3], [1, 2, undefined]], 'interval') // 1
 */
export function krippendorffAlpha(ratings: readonly ArrayLike<number | undefined>[], level: AlphaLevel): number | undefined {
  const filled = ratings.map((rater) => Array.from(rater, (value) => (value === undefined ? 0 : value)))
  checkSamples('krippendorffAlpha', filled) // gaps are fine, anything else that is no number is not
  const sizes: number[] = []
  const pooled: number[] = []
  for (let unit = 0; unit < (ratings[0]?.length ?? 0); unit++) {
    const values = ratings.map((rater) => rater[unit]).filter((value) => value !== undefined)
    if (values.length < 2) continue
    sizes.push(values.length)
    pooled.push(...values)
  }
  if (isConstant(pooled)) return undefined
  const spread = level === 'nominal' ? unlikePairs : squaredDistances
  const values = level === 'ordinal' ? rankData(pooled) : pooled
  let observed = 0
  let start = 0
  for (const size of sizes) {
    observed += spread(values.slice(start, start + size)) / (size - 1)
    start += size
  }
  return 1 - observed / (spread(values) / (values.length - 1))
}

/** Ordered pairs of different values. */
function unlikePairs(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let pairs = values.length ** 2
  for (const count of counts.values()) pairs -= count ** 2
  return pairs
}

/** Squared differences summed over all ordered pairs: 2 n times the sum of squared deviations from the mean. */
function squaredDistances(values: readonly number[]): number {
  if (isConstant(values)) return 0
  const n = values.length
  let centre = 0
  for (const value of values) centre += value / n
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return 2 * n * squares
}
