import type { Arithmetic } from './arithmetic.ts'

/**
 * Fast mode: shares as float64. Within 1 of the pallet's u16 values and 5e-6 of the epoch's emission;
 * bonds without Yuma 3 drift further (see `runEpoch`).
 *
 * @example float64Arithmetic.divide(1, 4) // 0.25
 */
export const float64Arithmetic: Arithmetic = {
  mode: 'fast',
  one: 1,
  multiply: (a, b) => a * b,
  divide: (a, b) => (b === 0 ? 0 : a / b),
  shareOf: (part, whole) => (whole === 0n ? 0 : Number(part) / Number(whole)),
  toU16: (share) => Math.max(0, Math.min(65_535, Math.floor(share * 65_535))),
  raoOf: (share, amount) => BigInt(Math.floor(share * Number(amount))),
  // The pallet clamps the exponent to [-20, 20].
  sigmoid: (x, steepness) => 1 / (1 + Math.exp(Math.max(-20, Math.min(20, (-steepness / 100) * x)))),
}
