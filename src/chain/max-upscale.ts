/**
 * Scales u16 weights so that the largest becomes 65535, rounding halves up, in the pallet's fixed point.
 *
 * @param values u16: shape [n]
 * @returns shape [n]; all zeros stay zeros
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: vec_u16_max_upscale_to_u16
 * @oracle the pallet's test_vec_u16_max_upscale_to_u16, max-upscale.oracle.json
 * @example maxUpscale([43690, 21845]) // [65535, 32768]
 */
export function maxUpscale(values: readonly number[]): number[] {
  const max = values.reduce((best, value) => Math.max(best, value), 0)
  if (max === 0) return [...values]
  const ratio = (65_535n << 32n) / BigInt(max)
  return values.map((value) => {
    const scaled = max > 32_768 ? BigInt(value) * ratio : (BigInt(value) * (65_535n << 32n)) / BigInt(max)
    return Number((scaled + (1n << 31n)) >> 32n)
  })
}
