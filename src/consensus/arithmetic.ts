import { divideFixed, multiplyFixed } from './fixed-point.ts'

/**
 * The arithmetic in which an epoch is computed. The steps are written once, on plain numbers; what a number means is decided here.
 *
 * - `fast`: a number is the share itself, in float64.
 * - `exact`: a number is the integer in front of 2^-32, as in the pallet's I32F32. Shares reach 2^32 and sums 2^53,
 *   so float64 holds every one of them exactly; only products and quotients need care.
 *
 * Adding, subtracting, comparing and taking a minimum are the same in both, so that the steps write them with the usual operators.
 * Loops over cells use `row-arithmetic.ts`.
 */
export type Arithmetic = 'exact' | 'fast'

/** How 1 is written. @example oneIn('exact') // 4294967296 */
export function oneIn(arithmetic: Arithmetic): number {
  return arithmetic === 'fast' ? 1 : 2 ** 32
}

/** @example multiply(0.5, 0.5, 'fast') // 0.25 */
export function multiply(a: number, b: number, arithmetic: Arithmetic): number {
  return arithmetic === 'fast' ? a * b : multiplyFixed(a, b)
}

/**
 * The share of a part in a whole, where both are shares or both whole numbers; 0 where the whole is 0, as then the part is, too.
 * @example divide(1, 4, 'fast') // 0.25
 */
export function divide(part: number, whole: number, arithmetic: Arithmetic): number {
  return arithmetic === 'fast' ? part / (whole || 1) : divideFixed(part, whole || 1)
}

/** Share that `part` has in `whole`, for amounts beyond 2^53; 0 where `whole` is 0. @example shareOf(1n, 4n, 'fast') // 0.25 */
export function shareOf(part: bigint, whole: bigint, arithmetic: Arithmetic): number {
  if (part === 0n || whole === 0n) return 0
  return arithmetic === 'fast' ? Number(part) / Number(whole) : Number((part << 32n) / whole)
}

/** Share in [0, 1] -> 0 ... 65535, rounded down. @example toU16(0.5, 'fast') // 32767 */
export function toU16(share: number, arithmetic: Arithmetic): number {
  const one = oneIn(arithmetic)
  if (share <= 0) return 0
  return share >= one ? 65_535 : Math.floor((share * 65_535) / one)
}

/** Whole rao in this share of an amount, rounded down. @example raoOf(0.5, 3n, 'fast') // 1n */
export function raoOf(share: number, amount: bigint, arithmetic: Arithmetic): bigint {
  if (share === 0) return 0n
  return arithmetic === 'fast' ? BigInt(Math.floor(share * Number(amount))) : (BigInt(share) * amount) >> 32n
}
