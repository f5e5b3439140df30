/**
 * A sample in units of its own standard deviation: mean 0, mean square 1.
 *
 * The mean product of two standardised samples is their correlation.
 *
 * @param values finite numbers: shape [n]
 * @returns shape [n]; `undefined` when nothing varies (or only by rounding), for then there is no unit
 * @cost O(n)
 * @example standardise([3, 1]) // [1, -1]
 */
export function standardise(values: readonly number[]): number[] | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((squares, value) => squares + (value - mean) ** 2, 0) / values.length)
  return deviation > 1e-9 ? values.map((value) => (value - mean) / deviation) : undefined
}
