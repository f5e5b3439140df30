import type { Arithmetic } from './arithmetic.ts'
import { bondReturns } from './bond-returns.ts'
import type { BondInput, BondOutput } from './bonds-yuma3.ts'
import { movingAverage } from './moving-average.ts'
import { normalize, normalizeColumns } from './normalize.ts'
import { columnMaxima, mapCells } from './sparse-matrix.ts'

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
  const bought = normalizeColumns(
    mapCells(weights, (weight, _, row) => arithmetic.multiply(activeStake[row]!, weight)),
    arithmetic,
  )
  const shares = normalizeColumns(movingAverage(bought, old, alpha, arithmetic), arithmetic)
  const dividends = normalize(bondReturns(shares, incentive, arithmetic), arithmetic)
  const largest = columnMaxima(shares)
  return { bonds: mapCells(shares, (share, uid) => arithmetic.divide(share, largest[uid]!)), dividends }
}
