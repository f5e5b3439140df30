/** Least and most that a registration burns. */
export const MIN_BURN_RAO = 500_000n
const MAX_BURN_RAO = 100_000_000_000n

/** 2^(-1/360) in billionths: the price halves in 360 blocks. */
const KEPT_PER_BLOCK = 998_076_444n

/** The registration price one block later. @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/registration.rs */
export function decayBurnPrice(priceRao: bigint): bigint {
  const next = (priceRao * KEPT_PER_BLOCK) / 1_000_000_000n
  return next < MIN_BURN_RAO ? MIN_BURN_RAO : next
}

/** The registration price after one more registration: 26 % dearer. @example raiseBurnPrice(1_000_000n) // 1260000n */
export function raiseBurnPrice(priceRao: bigint): bigint {
  const next = (priceRao * 126n) / 100n
  return next > MAX_BURN_RAO ? MAX_BURN_RAO : next
}
