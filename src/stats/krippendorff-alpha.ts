import { InvalidSampleError } from './errors.ts'
import { isConstant } from './is-constant.ts'
import { pairableValues } from './pairable-values.ts'
import { typedRanks } from './typed-ranks.ts'

/** Level of measurement: names, ranks, numbers whose differences mean something, or numbers whose quotients do (amounts, with a true zero). */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Disagreement summed over all ordered pairs of the values from `start` up to `end`. */
type Spread = (values: Float64Array, start: number, end: number) => number

/**
 * Krippendorff's alpha: agreement of any number of raters with gaps, corrected for chance.
 *
 * alpha = 1 - observed / expected disagreement over pairable values. Units with fewer than two values drop out.
 * Two values c and k disagree by [c != k], the squared difference of their average ranks among all pairable values, (c - k)^2,
 * or ((c - k) / (c + k))^2. The middle two reduce to sums of squares.
 *
 * @param ratings shape [k raters][n units]; a missing one is `undefined`, or `options.gap`
 * @param options.gap a number that stands for a missing rating, for typed arrays
 * @returns at most 1; 1 = full agreement, 0 = chance, below 0 = systematic disagreement. `undefined` when no unit has two
 *   values or the values do not vary
 * @throws {@link InvalidSampleError} if raters differ in length, a value is not finite, or one is below 0 at level `ratio`
 * @cost O(k n), at level `ratio` + O(v^2) for v different values
 * @source Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, repository.upenn.edu/asc_papers/43; (1970) doi:10.1177/001316447003000105
 * @oracle fast-krippendorff, krippendorff-alpha.oracle.json
 * @example krippendorffAlpha([[1, 2, 3], [1, 2, undefined]], 'interval') // 1
 */
export function krippendorffAlpha(
  ratings: readonly ArrayLike<number | undefined>[],
  level: AlphaLevel,
  { gap }: { gap?: number } = {},
): number | undefined {
  const { values: given, starts } = pairableValues('krippendorffAlpha', ratings, gap)
  if (isConstant(given)) return undefined
  const [values, spread] = prepare(given, level)
  const expected = spread(values, 0, values.length) / (values.length - 1)
  if (!(expected > 0 && expected < Number.POSITIVE_INFINITY))
    throw new InvalidSampleError({
      where: 'krippendorffAlpha',
      expected: 'values whose squared differences are numbers',
      got: 'a range beyond',
    })
  let observed = 0
  for (let unit = 0; unit < starts.length - 1; unit++) {
    const start = starts[unit]!
    const end = starts[unit + 1]!
    observed += spread(values, start, end) / (end - start - 1)
  }
  return 1 - observed / expected
}

/** What is compared at a level, and how. */
function prepare(values: Float64Array, level: AlphaLevel): [Float64Array, Spread] {
  if (level === 'interval') return [values, squaredDistances]
  if (level === 'ordinal') return [typedRanks(values), squaredDistances]
  if (level === 'nominal') return [typedRanks(values, 'dense'), unlikePairs(new Int32Array(values.length + 1))]
  const negative = values.find((value) => value < 0)
  if (negative !== undefined)
    throw new InvalidSampleError({ where: 'krippendorffAlpha', expected: 'values >= 0 at level ratio', got: `${negative}` })
  return [values, squaredQuotients]
}

/** Ordered pairs of different values, which are whole numbers: `counts` holds a 0 for each of them, before and after. */
function unlikePairs(counts: Int32Array): Spread {
  return (values, start, end) => {
    let like = 0
    // The t-th equal value makes t - 1 new pairs with those before it, twice for order, and one with itself.
    for (let i = start; i < end; i++) like += 2 * counts[values[i]!]!++ + 1
    for (let i = start; i < end; i++) counts[values[i]!] = 0
    return (end - start) ** 2 - like
  }
}

/** Squared differences: 2 n times the sum of squared deviations from the mean, exactly 0 for equal values. */
function squaredDistances(values: Float64Array, start: number, end: number): number {
  const n = end - start
  const origin = values[start]!
  let sum = 0
  for (let i = start; i < end; i++) sum += values[i]! - origin
  const mean = sum / n
  let squares = 0
  for (let i = start; i < end; i++) squares += (values[i]! - origin - mean) ** 2
  return 2 * n * squares
}

/** Squared quotients of difference and sum, over the different values and how often each occurs. */
function squaredQuotients(values: Float64Array, start: number, end: number): number {
  const counts = new Map<number, number>()
  for (let i = start; i < end; i++) counts.set(values[i]!, (counts.get(values[i]!) ?? 0) + 1)
  const different = Float64Array.from(counts.keys())
  const times = Float64Array.from(counts.values())
  let sum = 0
  for (let i = 0; i < different.length; i++)
    for (let j = 0; j < i; j++) sum += times[i]! * times[j]! * ((different[i]! - different[j]!) / (different[i]! + different[j]!)) ** 2
  return 2 * sum
}
