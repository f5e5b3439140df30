import type { Arithmetic } from './arithmetic.ts'

const ONE = 2 ** 32
const LIMB = 2 ** 16

/**
 * Exact mode: the pallet's I32F32, bit for bit. Products round down (also below zero), quotients towards zero.
 * Both are built from 16-bit limbs, so that no intermediate value reaches 2^53.
 *
 * @source encointer/substrate-fixed 0.6.0: I32F32; opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs
 * @oracle the pallet's tests, run-epoch.oracle.json
 * @example fixedPointArithmetic.divide(1, 3) // 1431655765
 */
export const fixedPointArithmetic: Arithmetic = {
  mode: 'exact',
  one: ONE,
  multiply(a, b) {
    const high = Math.floor(a / LIMB)
    const low = a - high * LIMB
    return Math.floor((high * b + Math.floor((low * b) / LIMB)) / LIMB)
  },
  divide(a, b) {
    if (b === 0) return 0
    const high = Math.floor((a * LIMB) / b)
    return high * LIMB + Math.floor(((a * LIMB - high * b) * LIMB) / b)
  },
  shareOf: (part, whole) => (whole === 0n ? 0 : Number((part << 32n) / whole)),
  toU16: (share) => Math.max(0, Math.min(65_535, Math.floor((share * 65_535) / ONE))),
  raoOf: (share, amount) => (BigInt(share) * amount) >> 32n,
  sigmoid(x, steepness) {
    const slope = -((BigInt(steepness) << 32n) / 100n)
    return Number((1n << 64n) / ((1n << 32n) + exp((slope * BigInt(x)) >> 32n)))
  },
}

/** The pallet's exponential: a Taylor series of 31 rounded terms on [-20, 20], through the reciprocal below zero. */
function exp(exponent: bigint): bigint {
  const limit = 20n << 32n
  const x = exponent > limit ? limit : exponent < -limit ? -limit : exponent
  const one = 1n << 32n
  if (x === 0n) return one
  if (x === one) return 22_802_600n << 9n // the library's constant for e has 23 fractional bits
  const size = x < 0n ? -x : x
  let term = size
  let sum = one + size
  for (let k = 2n; k <= 31n; k++) {
    term = ((term * size) >> 32n) / k
    sum += term
  }
  return x < 0n ? (1n << 64n) / sum : sum
}
