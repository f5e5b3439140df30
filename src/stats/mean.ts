import { checkSamples } from './check-samples.ts'

/**
 * Arithmetic mean.
 *
 * @param values shape [n]
 * @returns between the smallest and the largest value; `undefined` for an empty sample
 * @throws {@link InvalidSampleError} if a value is not finite
 * @example mean([1, 2, 6]) // 3
 */
export function mean(values: ArrayLike<number>): number | undefined {
  const n = checkSamples('mean', [values])
  if (n === 0) return undefined
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]!
  if (Number.isFinite(sum)) return sum / n
  let parts = 0 // the sum overflowed: smaller steps, a little less exact
  for (let i = 0; i < n; i++) parts += values[i]! / n
  return parts
}
