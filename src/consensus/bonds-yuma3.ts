import { type Arithmetic, multiply } from './arithmetic.ts'
import { bondReturns } from './bond-returns.ts'
import { type AlphaCurve, liquidMovingAverage } from './liquid-alpha.ts'
import { movingAverage } from './moving-average.ts'
import { divideColumns, normalize } from './normalize.ts'
import { columnSums, type SparseMatrix, type StoredMatrix } from './sparse-matrix.ts'

/** What both bond models read. */
export interface BondInput {
  /** The weights that bonds follow, from `clipWeights`; not to be read afterwards: bonds may take their place. */
  readonly weights: SparseMatrix
  /** Stored bonds, 0 ... 65535, from `readBonds`. */
  readonly stored: StoredMatrix
  readonly activeStake: Float64Array
  readonly incentive: Float64Array
  /** Share of the new value in the moving average. */
  readonly alpha: number
}

/** What both bond models give. */
export interface BondOutput {
  /** As shares; what share they are of differs per model. */
  readonly bonds: SparseMatrix
  /** Summing to 1 up to rounding, or all 0: shape [n]. */
  readonly dividends: Float64Array
}

/**
 * Bonds with Yuma 3: a validator's bond is the moving average of its own weights; stake is not in it.
 * Dividends = active stake * sum over neurons of (share of the bonds on it * its incentive), normalised.
 * An inactive validator gets none.
 *
 * @param curve liquid alpha; `undefined` = off, which it also is while consensus is all 0
 * @returns bonds in [0, 1], absolute
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: compute_bonds, epoch_mechanism
 * @oracle the pallet's test_yuma_3_*, run-epoch.oracle.json
 */
export function bondsYuma3(
  {
    weights,
    stored,
    activeStake,
    incentive,
    alpha,
    consensus,
    curve,
  }: BondInput & { consensus: Float64Array; curve: AlphaCurve | undefined },
  arithmetic: Arithmetic,
): BondOutput {
  const bonds =
    curve !== undefined && consensus.some((value) => value > 0)
      ? liquidMovingAverage({ weights, stored, consensus, curve }, arithmetic)
      : movingAverage(weights, divideColumns(stored, new Float64Array(stored.n).fill(65_535), arithmetic), alpha, arithmetic)
  const returns = bondReturns(bonds, { columnSums: columnSums(bonds), incentive }, arithmetic)
  const dividends = normalize(
    returns.map((value, uid) => multiply(activeStake[uid]!, value, arithmetic)),
    arithmetic,
  )
  return { bonds, dividends }
}
