import { type Arithmetic, divide } from './arithmetic.ts'

/** Shares of an epoch's emission, by uid; `combined` is server and validator share together. */
export interface EmissionShares {
  readonly server: Float64Array
  readonly validator: Float64Array
  readonly combined: Float64Array
}

/**
 * Splits an epoch's emission: each neuron gets (incentive + dividends) / sum of all of them, that is half for miners and half for
 * validators when both exist. Without incentive and dividends everything goes to active stake, and without that to all stake.
 *
 * @param stake shares of the whole subnet: shape [n]
 * @returns each summing to at most 1; all 0 without any stake
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 */
export function splitEmission(
  {
    incentive,
    dividends,
    activeStake,
    stake,
  }: { incentive: Float64Array; dividends: Float64Array; activeStake: Float64Array; stake: Float64Array },
  arithmetic: Arithmetic,
): EmissionShares {
  const combined = incentive.map((share, uid) => share + dividends[uid]!)
  const total = combined.reduce((sum, share) => sum + share, 0)
  if (total === 0) {
    const fallback = activeStake.some((share) => share > 0) ? activeStake : stake
    return { server: new Float64Array(stake.length), validator: fallback, combined: fallback }
  }
  return {
    server: incentive.map((share) => divide(share, total, arithmetic)),
    validator: dividends.map((share) => divide(share, total, arithmetic)),
    combined: combined.map((share) => divide(share, total, arithmetic)),
  }
}
