import type { Arithmetic } from './arithmetic.ts'
import { bondReturns } from './bond-returns.ts'
import type { BondInput, BondOutput } from './bonds-yuma3.ts'
import { movingAverage } from './moving-average.ts'
import { divideColumns, normalize, normalizeColumns } from './normalize.ts'
import { multiplyRow } from './row-arithmetic.ts'
import { columnMaxima, columnSums, isEmptyRow, rowOf, type SparseMatrix } from './sparse-matrix.ts'

/**
 * Bonds without Yuma 3: a validator's bond is the moving average of its share of the stake-weighted weights on each neuron.
 * Dividends = sum over neurons of bond share * incentive, normalised; bonds of an idle validator go on paying while they fade.
 *
 * @returns bonds relative to the largest on the same neuron, in [0, 1]
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 * @oracle the pallet's test_bonds, run-epoch.oracle.json
 */
export function bondsYuma1({ weights, stored, activeStake, incentive, alpha }: BondInput, arithmetic: Arithmetic): BondOutput {
  const old = normalizeColumns(stored, arithmetic)
  const bought = normalizeColumns(weighRows(weights, activeStake, arithmetic), arithmetic)
  const average = movingAverage(bought, old, alpha, arithmetic)
  const sums = columnSums(average)
  const shares = divideColumns(average, sums, arithmetic)
  return {
    bonds: divideColumns(shares, columnMaxima(shares), arithmetic),
    dividends: normalize(bondReturns(average, { columnSums: sums, incentive }, arithmetic), arithmetic),
  }
}

/** Multiplies every row by its validator's stake, in place. */
function weighRows(weights: SparseMatrix, stake: Float64Array, arithmetic: Arithmetic): SparseMatrix {
  for (let row = 0; row < weights.n; row++) {
    if (isEmptyRow(weights, row)) continue
    const { values } = rowOf(weights, row)
    multiplyRow(values, values.length, stake[row]!, values, arithmetic)
  }
  return weights
}
