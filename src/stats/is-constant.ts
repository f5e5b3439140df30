/**
 * Whether a sample has no variation at all. Asked before dividing by a variance, because a variance
 * computed from rounded means need not be exactly 0.
 *
 * @param values shape [n]
 * @returns true when all values are equal; also for none and for one
 * @example isConstant([0.1, 0.1, 0.1]) // true
 */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}
