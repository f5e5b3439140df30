import { InvalidSampleError } from './errors.ts'

/**
 * Refuses samples that are not numbers throughout or not equally long.
 *
 * @param where name of the statistic, for the message
 * @param samples any number of samples: shape [m][n]
 * @returns their common length n; 0 without samples
 * @throws {@link InvalidSampleError} if lengths differ or a value is NaN or infinite
 * @example checkSamples('mean', [[1, 2, 3]]) // 3
 */
export function checkSamples(where: string, samples: readonly ArrayLike<number>[]): number {
  const n = samples[0]?.length ?? 0
  for (const sample of samples) {
    if (sample.length !== n)
      throw new InvalidSampleError({ where, expected: `samples of one length ${n}`, got: `a sample of length ${sample.length}` })
    for (let i = 0; i < n; i++)
      if (!Number.isFinite(sample[i]))
        throw new InvalidSampleError({ where, expected: 'finite numbers', got: `${sample[i]} at index ${i}` })
  }
  return n
}
