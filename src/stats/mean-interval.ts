import { checkLevel } from './check-level.ts'
import { checkSamples } from './check-samples.ts'
import { fQuantile } from './f-quantile.ts'
import { mean } from './mean.ts'

/**
 * Confidence interval of a mean: mean -+ t s / sqrt(n), with the quantile of Student's t of n - 1 degrees of freedom.
 *
 * For values that are about normal, or many; for shares of successes: {@link wilsonInterval}.
 *
 * @param values shape [n]
 * @param options.level of confidence, in (0, 1)
 * @returns [low, high]; of no width where all values are equal. `undefined` when n < 2: one value says nothing of its spread
 * @throws {@link InvalidSampleError} if a value is not finite or the level is not in (0, 1)
 * @source Student (1908), Biometrika 6(1):1-25, doi:10.1093/biomet/6.1.1; t^2 with n - 1 degrees of freedom is F with 1 and n - 1
 * @example meanInterval([2, 2, 2]) // [2, 2]
 */
export function meanInterval(values: ArrayLike<number>, { level = 0.95 }: { level?: number } = {}): readonly [number, number] | undefined {
  const n = checkSamples('meanInterval', [values])
  checkLevel('meanInterval', level)
  const middle = mean(values)
  if (n < 2 || middle === undefined) return undefined
  let squares = 0
  for (let i = 0; i < n; i++) squares += ((values[i] ?? 0) - middle) ** 2
  const half = Math.sqrt((fQuantile(level, 1, n - 1) * squares) / (n - 1) / n)
  return [middle - half, middle + half]
}
