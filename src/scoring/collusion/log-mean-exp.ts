/**
 * Logarithm of the mean of numbers whose logarithms are given, also where the numbers themselves would overflow.
 *
 * @param logs finite, at least one: shape [n]
 * @example logMeanExp([2000, 2000]) // 2000
 */
export function logMeanExp(logs: readonly number[]): number {
  const most = Math.max(...logs)
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length)
}
