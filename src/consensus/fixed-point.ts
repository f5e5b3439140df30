/**
 * The pallet's I32F32, bit for bit, on integers in front of 2^-32. Products round down (also below zero), quotients towards zero.
 * Both are built from limbs, so that no intermediate value reaches 2^53.
 *
 * @source encointer/substrate-fixed 0.6.0: I32F32; opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs
 * @oracle the pallet's tests, run-epoch.oracle.json
 */
const LIMB = 2 ** 16

/** @param a below 2^48 in size @param b in [0, 2^33] @example multiplyFixed(2 ** 31, 2 ** 31) // 2 ** 30 */
export function multiplyFixed(a: number, b: number): number {
  const high = Math.floor(a / LIMB)
  const low = a - high * LIMB
  return Math.floor((high * b + Math.floor((low * b) / LIMB)) / LIMB)
}

/** @param a in [0, 2^37) @param b in (0, 2^45) @example divideFixed(1, 3) // 1431655765 */
export function divideFixed(a: number, b: number): number {
  // A rest is below b and moves up by one limb: wide limbs leave room for b below 2^37, which only large sums exceed.
  const limb = b < 2 ** 37 ? 65_536 : 256
  let quotient = 0
  let rest = a
  for (let scale = 1; scale < 2 ** 32; scale *= limb) {
    const whole = Math.floor((rest * limb) / b)
    rest = rest * limb - whole * b
    quotient = quotient * limb + whole
  }
  return quotient
}

/** 1 / (1 + exp(-steepness * x)). @param steepness hundredths @example sigmoidFixed(0, 1000) // 2 ** 31 */
export function sigmoidFixed(x: number, steepness: number): number {
  const slope = -((BigInt(steepness) << 32n) / 100n)
  return Number((1n << 64n) / ((1n << 32n) + exp((slope * BigInt(x)) >> 32n)))
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
