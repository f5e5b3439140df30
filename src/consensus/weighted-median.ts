const BUCKETS = 256
const stakeIn = new Float64Array(BUCKETS)

/**
 * The highest value that a stake of at least kappa supports: max { v : sum of stake on values >= v is >= kappa }.
 * kappa = 0 gives the maximum; where no value qualifies, the smallest.
 *
 * @param kappa majority, in the unit of `stakes`
 * @param values each >= 0; the first `count` are reordered in place, together with `stakes`; none gives 0
 * @param stakes each >= 0
 * @cost O(count) expected: buckets narrow the search, a pivot search ends it
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: weighted_median
 * @oracle the pallet's test_math_weighted_median, consensus-functions.oracle.json
 * @example weightedMedian(0.51, Float64Array.of(0.5, 0.7, 1), Float64Array.of(0.49, 0.01, 0.5)) // 0.7
 */
export function weightedMedian(kappa: number, values: Float64Array, stakes: Float64Array, count = values.length): number {
  let { from, to, supported } = count > 32 ? narrow(kappa, values, stakes, count) : { from: 0, to: count, supported: 0 }
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

/** The range among which the answer is, brought to the front, and the stake on all values above it. */
function narrow(kappa: number, values: Float64Array, stakes: Float64Array, count: number) {
  let largest = 0
  for (let i = 0; i < count; i++) if (values[i]! > largest) largest = values[i]!
  const scale = largest > 0 ? (BUCKETS - 1) / largest : 0
  stakeIn.fill(0)
  for (let i = 0; i < count; i++) stakeIn[(values[i]! * scale) | 0]! += stakes[i]!

  let bucket = (largest * scale) | 0
  let supported = 0
  while (bucket > 0 && supported + stakeIn[bucket]! < kappa) supported += stakeIn[bucket--]!
  let to = 0
  for (let i = 0; i < count; i++) if (((values[i]! * scale) | 0) === bucket) swap(values, stakes, i, to++)
  return to > 0 ? { from: 0, to, supported } : { from: 0, to: count, supported: 0 }
}

function swap(values: Float64Array, stakes: Float64Array, i: number, j: number): void {
  const value = values[i]!
  const stake = stakes[i]!
  values[i] = values[j]!
  stakes[i] = stakes[j]!
  values[j] = value
  stakes[j] = stake
}
