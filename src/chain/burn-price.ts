/** 2^(-1/360) in billionths: the price halves in 360 blocks. */
const KEPT_PER_BLOCK = 998_076_444n

/**
 * The registration price one block later.
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/registration.rs
 * @example decayBurnPrice(1_000_000_000n, 500_000n) // 998076444n
 */
export function decayBurnPrice(priceRao: bigint, minBurnRao: bigint): bigint {
  const next = (priceRao * KEPT_PER_BLOCK) / 1_000_000_000n
  return next < minBurnRao ? minBurnRao : next
}

/** The registration price after one more registration: 26 % dearer. @example raiseBurnPrice(1_000_000n, 2_000_000n) // 1260000n */
export function raiseBurnPrice(priceRao: bigint, maxBurnRao: bigint): bigint {
  const next = (priceRao * 126n) / 100n
  return next > maxBurnRao ? maxBurnRao : next
}
