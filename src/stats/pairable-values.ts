import { InvalidSampleError } from './errors.ts'

/** Ratings regrouped by unit: unit u holds `values` from `starts[u]` up to `starts[u + 1]`. */
export interface PairableValues {
  readonly values: Float64Array
  /** Shape [units + 1]. */
  readonly starts: Int32Array
}

/**
 * The ratings that can be compared with another one of the same unit: units with fewer than two values drop out.
 *
 * @param where name of the statistic, for the message
 * @param ratings shape [k raters][n units]
 * @param gap what stands for a missing rating
 * @throws {@link InvalidSampleError} if raters differ in length or a value is neither finite nor the gap
 * @cost O(k n)
 * @example [...pairableValues('alpha', [[1, 2], [3, undefined]], undefined).values] // [1, 3]
 */
export function pairableValues(where: string, ratings: readonly ArrayLike<number | undefined>[], gap: number | undefined): PairableValues {
  const units = ratings[0]?.length ?? 0
  const sizes = new Int32Array(units)
  for (const rater of ratings) {
    if (rater.length !== units)
      throw new InvalidSampleError({ where, expected: `raters of one length ${units}`, got: `a rater of length ${rater.length}` })
    for (let unit = 0; unit < units; unit++) {
      const value = rater[unit]
      if (value === gap) continue
      if (!Number.isFinite(value))
        throw new InvalidSampleError({ where, expected: 'finite numbers or gaps', got: `${value} for unit ${unit}` })
      sizes[unit]!++
    }
  }
  const next = new Int32Array(units).fill(-1)
  const starts = [0]
  let total = 0
  for (let unit = 0; unit < units; unit++) {
    if (sizes[unit]! < 2) continue
    next[unit] = total
    total += sizes[unit]!
    starts.push(total)
  }
  const values = new Float64Array(total)
  for (const rater of ratings)
    for (let unit = 0; unit < units; unit++) {
      const value = rater[unit]
      if (value !== gap && next[unit]! >= 0) values[next[unit]!++] = value!
    }
  return { values, starts: Int32Array.from(starts) }
}
