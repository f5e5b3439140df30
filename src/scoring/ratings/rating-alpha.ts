import { agreementInterval } from '../../stats/agreement-interval.ts'
import type { AlphaLevel } from '../../stats/krippendorff-alpha.ts'
import { typedRanks } from '../../stats/typed-ranks.ts'
import type { RatedCells } from './rated-cells.ts'
import type { Finding } from './rating-report.ts'

type Level = Exclude<AlphaLevel, 'ratio'>

/**
 * Krippendorff's alpha of ratings with gaps, with an interval over whole groups, or items where there is one group.
 *
 * The same number as {@link krippendorffAlpha}, from sums of each unit: every level is a squared distance, between values, between their
 * ranks, or (names) half of that between indicators of each name. So it is cheap without some units, whatever the number of raters.
 * Ranks stay those of the whole sample.
 *
 * @param values shape [cells]; for names their index
 * @cost O(cells + units * names)
 * @example ratingAlpha({ groups: [''], groupOf: [0], starts: [0, 1] }, [3], 'interval').undefinedBecause // 'no item was judged by two raters'
 */
export function ratingAlpha(
  { groups, groupOf, starts }: Pick<RatedCells<unknown>, 'groups' | 'groupOf' | 'starts'>,
  values: ArrayLike<number>,
  level: Level,
): Finding {
  const name = `Krippendorff's alpha (${level})`
  const sums = unitSums(starts, values, level)
  const units = sums.counts.length
  if (units === 0) return { name, undefinedBecause: 'no item was judged by two raters' }
  const value = alphaOf(sums, new Float64Array(units).fill(1))
  if (value === undefined) return { name, undefinedBecause: 'all judgments are equal' }
  const clusters = groups.length > 1 ? sums.unitOf.map((unit) => groupOf[unit]!) : sums.unitOf
  const raters = sums.counts.reduce((sum, count) => sum + count / units, 0)
  const interval = agreementInterval(clusters, (weights) => alphaOf(sums, weights), { raters })
  if (interval === undefined) return { name, value, method: value === 1 ? 'no interval: nothing varies' : 'no interval: too few items' }
  return { name, value, interval, method: `jackknife over ${groups.length > 1 ? 'groups' : 'items'}` }
}

/** What alpha needs of each unit with two ratings or more. */
interface UnitSums {
  /** Shape [units], as the next three. */
  readonly unitOf: Int32Array
  readonly counts: Float64Array
  /** Disagreement among the unit's values. */
  readonly within: Float64Array
  readonly squares: Float64Array
  /** Sum of the values, or how often each name was given: shape [units x names]. */
  readonly sums: Float64Array
  /** 1 for numbers. */
  readonly names: number
}

function unitSums(starts: ArrayLike<number>, values: ArrayLike<number>, level: Level): UnitSums {
  const sizeOf = (unit: number) => starts[unit + 1]! - starts[unit]!
  const unitOf = Int32Array.from({ length: starts.length - 1 }, (_, unit) => unit).filter((unit) => sizeOf(unit) > 1)
  const counts = Float64Array.from(unitOf, sizeOf)
  const pairable = new Float64Array(counts.reduce((sum, count) => sum + count, 0))
  let next = 0
  for (const unit of unitOf) for (let cell = starts[unit]!; cell < starts[unit + 1]!; cell++) pairable[next++] = values[cell]!

  const isNominal = level === 'nominal'
  const points = level === 'interval' ? pairable : typedRanks(pairable, isNominal ? 'dense' : 'average')
  const centre = isNominal ? 0 : points.reduce((sum, x) => sum + x / points.length, 0)
  const names = isNominal ? points.reduce((most, x) => Math.max(most, x), 0) : 1
  const sums = new Float64Array(unitOf.length * names)
  const squares = new Float64Array(unitOf.length)
  next = 0
  const within = counts.map((count, u) => {
    for (let k = 0; k < count; k++) {
      const point = points[next++]!
      if (isNominal) sums[u * names + point - 1]!++
      else sums[u]! += point - centre
      squares[u]! += isNominal ? 1 : (point - centre) ** 2
    }
    return (count * squares[u]! - sumOfSquares(sums.subarray(u * names, (u + 1) * names))) / (count - 1)
  })
  return { unitOf, counts, within, squares, sums, names }
}

function alphaOf({ counts, within, squares, sums, names }: UnitSums, weights: Float64Array): number | undefined {
  let count = 0
  let observed = 0
  let square = 0
  const total = new Float64Array(names)
  for (let unit = 0; unit < weights.length; unit++) {
    const weight = weights[unit]!
    if (weight === 0) continue
    count += weight * counts[unit]!
    observed += weight * within[unit]!
    square += weight * squares[unit]!
    for (let k = 0; k < names; k++) total[k]! += weight * sums[unit * names + k]!
  }
  const expected = (count * square - sumOfSquares(total)) / (count - 1)
  return expected > 1e-12 * square ? 1 - observed / expected : undefined
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
