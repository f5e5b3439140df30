import type { Arithmetic } from './arithmetic.ts'
import { buildSparseMatrix, type SparseMatrix } from './sparse-matrix.ts'

/** The curve of liquid alpha, as shares; steepness in hundredths. */
export interface AlphaCurve {
  readonly low: number
  readonly high: number
  readonly steepness: number
}

/**
 * How fast a bond follows a weight: slowly where the weight is near consensus, fast where it is ahead of it (buying)
 * or far below the bond (selling).
 *
 * difference = weight - consensus when buying (weight >= bond), else bond - weight; clamped to [0, 1].
 * alpha = low + (high - low) * sigmoid(steepness * (difference - 0.5))
 *
 * @returns in [low, high]
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: alpha_sigmoid
 * @oracle the formula, consensus-functions.oracle.json
 */
export function liquidAlpha(
  { weight, bond, consensus }: { weight: number; bond: number; consensus: number },
  { low, high, steepness }: AlphaCurve,
  arithmetic: Arithmetic,
): number {
  const { one } = arithmetic
  const difference = Math.max(0, Math.min(one, weight >= bond ? weight - consensus : bond - weight))
  const sigmoid = arithmetic.sigmoid(difference - one / 2, steepness)
  return Math.max(low, Math.min(high, low + arithmetic.multiply(sigmoid, high - low)))
}

/**
 * Moving average of bonds with an alpha of its own for every cell. Only cells of the weight row are computed, in that row's order:
 * a bond whose neuron is missing from the row is lost at once instead of decaying.
 *
 * The chain finds weight and bond of a cell by walking rows and columns together, and so overlooks cells that come after a higher uid.
 * Their alpha is computed as if they were 0; kept, because the result is observable for unsorted rows.
 *
 * @param weights the weights that bonds follow
 * @param bonds stored bonds as shares
 * @returns cells above 0 and at most 1
 * @cost O(cells): one exponential each
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: mat_ema_alpha_sparse; run_epoch.rs: compute_liquid_alpha_values_sparse
 */
export function liquidMovingAverage(
  { weights, bonds, consensus, curve }: { weights: SparseMatrix; bonds: SparseMatrix; consensus: Float64Array; curve: AlphaCurve },
  arithmetic: Arithmetic,
): SparseMatrix {
  const { one, multiply } = arithmetic
  const { n, starts, uids, values } = weights
  const bondOf = new Float64Array(n)
  const bondSeen = new Float64Array(n)
  const average = buildSparseMatrix(n, values.length)
  for (let row = 0; row < n; row++) {
    const bondsFrom = bonds.starts[row]!
    const bondsTo = bonds.starts[row + 1]!
    for (let cell = bondsFrom, highest = -1; cell < bondsTo; cell++) {
      const uid = bonds.uids[cell]!
      bondOf[uid] = bonds.values[cell]!
      if (uid > highest) bondSeen[uid] = bonds.values[cell]!
      highest = Math.max(highest, uid)
    }
    for (let cell = starts[row]!, highest = -1; cell < starts[row + 1]!; cell++) {
      const uid = uids[cell]!
      const weightSeen = uid > highest ? values[cell]! : 0
      highest = Math.max(highest, uid)
      const alpha = liquidAlpha({ weight: weightSeen, bond: bondSeen[uid]!, consensus: consensus[uid]! }, curve, arithmetic)
      const bond = Math.min(one, multiply(one - alpha, bondOf[uid]!) + multiply(alpha, values[cell]!))
      if (bond > 0) average.add(uid, bond)
    }
    for (let cell = bondsFrom; cell < bondsTo; cell++) {
      bondOf[bonds.uids[cell]!] = 0
      bondSeen[bonds.uids[cell]!] = 0
    }
    average.endRow()
  }
  return average.finish()
}
