import { checkSamples } from './check-samples.ts'
import { cosineSimilarity } from './cosine-similarity.ts'
import { InvalidSampleError } from './errors.ts'
import { isConstant } from './is-constant.ts'
import { mean } from './mean.ts'

/**
 * Pearson's correlation: how well a straight line describes the relation of two samples.
 *
 * r = sum(da db) / sqrt(sum(da^2) sum(db^2)) with deviations d from the means. For order only: {@link spearman}.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [-1, 1]; `undefined` when n < 2 or one sample does not vary (0 / 0)
 * @throws {@link InvalidSampleError} if lengths differ, a value is not finite, or the range of a sample exceeds the numbers
 * @cost O(n)
 * @source Pearson (1895), Proc. R. Soc. Lond. 58:240-242, doi:10.1098/rspl.1895.0041
 * @oracle scipy.stats.pearsonr, correlation.oracle.json
 * @example pearson([1, 2, 3, 4], [1, 3, 2, 4]) // 0.8
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  const n = checkSamples('pearson', [a, b])
  if (n < 2 || isConstant(a) || isConstant(b)) return undefined
  return cosineSimilarity(scaledDeviations(a), scaledDeviations(b))
}

/** Deviations from the mean in units of the largest one, so that squares neither overflow nor vanish. */
function scaledDeviations(values: ArrayLike<number>): Float64Array {
  const centre = mean(values)!
  const deviations = Float64Array.from(values, (value) => value - centre)
  let largest = 0
  for (const deviation of deviations) largest = Math.max(largest, Math.abs(deviation))
  if (largest === Number.POSITIVE_INFINITY)
    throw new InvalidSampleError({ where: 'pearson', expected: 'a finite range', got: 'values too far apart for 64-bit numbers' })
  return deviations.map((deviation) => deviation / largest)
}
