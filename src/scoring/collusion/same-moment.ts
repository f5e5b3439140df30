/**
 * How close two moments are: 1 = at once, .37 = half a minute apart.
 *
 * @param a milliseconds: shape [1]
 * @param b shape [1]
 * @returns in [0, 1]
 * @example sameMoment([5000], [5000]) // 1
 */
export function sameMoment([a = 0]: readonly number[], [b = 0]: readonly number[]): number {
  return Math.exp(-Math.abs(a - b) / MOMENT_MS)
}

const MOMENT_MS = 30_000
