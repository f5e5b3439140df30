/** Where to look for a median among values laid end to end. */
interface Range {
  readonly from: number
  /** Not included. */
  readonly to: number
  /** Stake on values that are known to be higher than all in the range. */
  readonly supported: number
}

/**
 * The highest value that a stake of at least kappa supports: max { v : sum of stake on values >= v is >= kappa }.
 * kappa = 0 gives the maximum; where no value qualifies, the smallest.
 *
 * @param kappa majority, in the unit of `stakes`
 * @param values each >= 0; those in the range are reordered in place, together with `stakes`; none gives 0
 * @param stakes each >= 0
 * @cost O(values) expected: a pivot search
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: weighted_median
 * @oracle the pallet's test_math_weighted_median, consensus-functions.oracle.json
 * @example weightedMedian(0.51, Float64Array.of(0.5, 0.7, 1), Float64Array.of(0.49, 0.01, 0.5)) // 0.7
 */
export function weightedMedian(
  kappa: number,
  values: Float64Array,
  stakes: Float64Array,
  range: Range = { from: 0, to: values.length, supported: 0 },
): number {
  let { from, to, supported } = range
  while (from < to) {
    const pivot = values[(from + to) >>> 1]!
    // Partition into higher | equal | lower.
    let higher = from
    let lower = to
    let stakeHigher = 0
    let stakeEqual = 0
    for (let i = from; i < lower; ) {
      const value = values[i]!
      if (value > pivot) {
        stakeHigher += stakes[i]!
        swap(values, stakes, i++, higher++)
      } else if (value < pivot) swap(values, stakes, i, --lower)
      else stakeEqual += stakes[i++]!
    }
    if (higher > from && supported + stakeHigher >= kappa) to = higher
    else if (lower === to || supported + stakeHigher + stakeEqual >= kappa) return pivot
    else {
      supported += stakeHigher + stakeEqual
      from = lower
    }
  }
  return 0
}

function swap(values: Float64Array, stakes: Float64Array, i: number, j: number): void {
  const value = values[i]!
  const stake = stakes[i]!
  values[i] = values[j]!
  stakes[i] = stakes[j]!
  values[j] = value
  stakes[j] = stake
}
