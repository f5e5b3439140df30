/**
 * The arithmetic in which an epoch is computed. The steps are written once, on plain numbers; what a number means is decided here.
 *
 * - `fast`: a number is the share itself, in float64.
 * - `exact`: a number is the integer in front of 2^-32, as in the pallet's I32F32. Shares reach 2^32 and sums 2^53,
 *   so float64 holds every one of them exactly; only products and quotients need care.
 *
 * Adding, subtracting, comparing and taking a minimum are the same in both, so that the steps write them with the usual operators.
 */
export interface Arithmetic {
  readonly mode: 'fast' | 'exact'
  /** How 1 is written. */
  readonly one: number
  multiply(a: number, b: number): number
  /** `a / b` as a share, where both are shares or both whole numbers; 0 where b is 0. */
  divide(a: number, b: number): number
  /** Share that `part` has in `whole`, for amounts beyond 2^53; 0 where `whole` is 0. */
  shareOf(part: bigint, whole: bigint): number
  /** Share in [0, 1] -> 0 ... 65535, rounded down. */
  toU16(share: number): number
  /** Whole rao in this share of an amount, rounded down. */
  raoOf(share: number, amount: bigint): bigint
  /** 1 / (1 + exp(-steepness * x)). @param steepness hundredths */
  sigmoid(x: number, steepness: number): number
}
