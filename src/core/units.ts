import { divideRao } from './divide-rao.ts'

/** Amounts are whole rao in bigint; shares are numbers in [0, 1]. */
export const RAO_PER_TAO = 1_000_000_000n

/** Whole TAO as rao. @example taoToRao(2) // 2_000_000_000n */
export function taoToRao(tao: number): bigint {
  return BigInt(Math.round(tao * Number(RAO_PER_TAO)))
}

/**
 * Splits an amount by shares without losing a rao: floors, then the largest remainders get one more each (ties: lower index).
 * @param shares any non-negative weights: shape [n]; all zero means equal parts
 * @returns shape [n], sums to `total`; empty in, empty out
 * @example splitRao(10n, [1, 1, 1]) // [4n, 3n, 3n]
 */
export function splitRao(total: bigint, shares: readonly number[]): bigint[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  // 2^40 steps per share: finer than any amount below 10^12 rao can show, and the remainder is handed out exactly.
  const scaled = shares.map((share) => BigInt(Math.round((sum > 0 ? share / sum : 0) * 2 ** 40)))
  return divideRao(total, scaled)
}
