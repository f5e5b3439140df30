import type { Rng } from '../core/rng.ts'
import { checkLevel } from './check-level.ts'
import { InvalidSampleError } from './errors.ts'
import { fQuantile } from './f-quantile.ts'
import { multinomialDraw } from './multinomial-draw.ts'
import { normalCdf } from './normal-cdf.ts'
import { normalQuantile } from './normal-quantile.ts'

/** A draw keeps one number per observation in memory. */
const MOST_OBSERVATIONS = 1e8

/**
 * Seeded bootstrap interval of any statistic, from resamples of observations or of whole clusters.
 *
 * A resample is a weight per observation: how often it was drawn. So the statistic is any function of weights, and equal
 * observations can be given once with their count: a table of two raters costs its cells, not its pairs.
 * Observations that share a rater or an item are not independent: give their cluster, or the interval is too narrow.
 *
 * The ends are resample quantiles, corrected twice. For bias and skewness (BCa): an agreement near chance or near 1 is off in resamples as
 * it is in samples. For small samples ("expanded percentile"): resamples vary by (n - 1) / n as much as samples do and a normal stands for
 * Student's t, so z is t sqrt(n / (n - 1)), with t the quantile for n - 1 degrees of freedom and n observations or clusters. In simulated
 * studies of 30 to 100 items a level of 95 % held the true alpha in 92.7 to 96.7 %, without the first correction in 90.3 to 95.2 %.
 *
 * @param counts how often each observation occurs, whole numbers >= 0: shape [m]
 * @param statistic of the weights, shape [m]; it must not keep the array, which is overwritten
 * @param options.clusters cluster of each observation, whole numbers from 0 to m - 1: shape [m]; when left out each observation is its own
 * @returns [low, high]; `undefined` with fewer than two observations or clusters, or when the statistic does not exist on
 *   the sample or on more than 1 - level of the resamples
 * @throws {@link InvalidSampleError} for counts or clusters other than stated, more than 10^8 observations, fewer than 2 resamples, or a level outside (0, 1)
 * @cost O(resamples * (m + cost of the statistic)), and at most twice that
 * @source Efron (1987), J. Am. Stat. Assoc. 82(397):171-185, doi:10.1080/01621459.1987.10478410 (BCa); Hesterberg (2015), Am. Stat. 69(4):371-386,
 *   doi:10.1080/00031305.2015.1089789 (expanded)
 * @example bootstrapInterval([4], () => 1, { rng: { int: () => 0 } }) // [1, 1]
 */
export function bootstrapInterval(
  counts: ArrayLike<number>,
  statistic: (weights: Float64Array) => number | undefined,
  { rng, clusters, resamples = 2000, level = 0.95 }: { rng: Rng; clusters?: ArrayLike<number>; resamples?: number; level?: number },
): readonly [number, number] | undefined {
  checkWholeNumbers(counts, 'counts')
  if (clusters) checkWholeNumbers(clusters, 'clusters', counts.length)
  if (clusters && clusters.length !== counts.length) refuse(`clusters of ${counts.length} observations`, `${clusters.length}`)
  checkLevel('bootstrapInterval', level)
  if (!(Number.isSafeInteger(resamples) && resamples >= 2)) refuse('a whole number of resamples >= 2', `${resamples}`)

  const units = clusters ? occupied(clusters, counts) : counts
  const n = sum(units)
  if (n > MOST_OBSERVATIONS) refuse(`at most ${MOST_OBSERVATIONS} observations`, `${n}`)
  const weights = Float64Array.from(counts)
  const seen = n < 2 ? undefined : statistic(weights)
  if (seen === undefined) return undefined
  const drawn = new Float64Array(units.length)
  const draw = multinomialDraw(units, rng)
  const estimates = new Float64Array(resamples)
  let size = 0
  for (let resample = 0; resample < resamples; resample++) {
    draw(drawn)
    for (let i = 0; i < weights.length; i++) weights[i] = clusters ? counts[i]! * drawn[clusters[i]!]! : drawn[i]!
    const estimate = statistic(weights)
    if (estimate !== undefined) estimates[size++] = estimate
  }
  if (size < level * resamples) return undefined
  const sorted = estimates.subarray(0, size).sort()
  const z = Math.sqrt((fQuantile(level, 1, n - 1) * n) / (n - 1)) // F(1, df) is the square of t(df)
  const bias = normalQuantile(shareBelow(sorted, seen))
  const acceleration = units.length > resamples ? 0 : skewness(units, counts, clusters, statistic) / 6
  const end = (side: number) => quantile(sorted, normalCdf(bias + (bias + side) / (1 - acceleration * (bias + side))))
  return [end(-z), end(z)]
}

/** Share of the resamples below the value seen, those equal to it counted half; never 0 or 1. */
function shareBelow(sorted: Float64Array, seen: number): number {
  let below = 0
  for (const estimate of sorted) below += estimate < seen ? 1 : estimate === seen ? 0.5 : 0
  return (below + 0.5) / (sorted.length + 1)
}

/** Skewness of the statistic's influence function, from leaving out each unit; 0 where the statistic does not exist without one. */
function skewness(
  units: ArrayLike<number>,
  counts: ArrayLike<number>,
  clusters: ArrayLike<number> | undefined,
  statistic: (weights: Float64Array) => number | undefined,
): number {
  const weights = new Float64Array(counts.length)
  const without = new Float64Array(units.length)
  let mean = 0
  const n = sum(units)
  for (let unit = 0; unit < units.length; unit++) {
    if (units[unit] === 0) continue
    for (let i = 0; i < weights.length; i++) weights[i] = clusters && clusters[i] === unit ? 0 : counts[i]!
    if (!clusters) weights[unit]!--
    const estimate = statistic(weights)
    if (estimate === undefined) return 0
    without[unit] = estimate
    mean += (estimate * units[unit]!) / n
  }
  let squares = 0
  let cubes = 0
  for (let unit = 0; unit < units.length; unit++) {
    const influence = mean - without[unit]!
    squares += units[unit]! * influence ** 2
    cubes += units[unit]! * influence ** 3
  }
  return squares === 0 ? 0 : cubes / squares ** 1.5
}

/** 1 for each cluster that holds an observation: shape [m]. */
function occupied(clusters: ArrayLike<number>, counts: ArrayLike<number>): Float64Array {
  const units = new Float64Array(counts.length)
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) units[clusters[i]!] = 1
  return units
}

/** Between the two values around position (n + 1) p. */
function quantile(sorted: Float64Array, p: number): number {
  const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * p)) - 1
  const low = sorted[Math.floor(position)]!
  return low + (position % 1) * (sorted[Math.ceil(position)]! - low)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}

function checkWholeNumbers(values: ArrayLike<number>, what: string, below = Number.POSITIVE_INFINITY): void {
  for (let i = 0; i < values.length; i++)
    if (!(Number.isSafeInteger(values[i]) && values[i]! >= 0 && values[i]! < below))
      refuse(`${what} that are whole numbers >= 0 and < ${below}`, `${values[i]} at index ${i}`)
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'bootstrapInterval', expected, got })
}
