import { checkSamples } from './check-samples.ts'
import { cosineSimilarity } from './cosine-similarity.ts'
import { InvalidSampleError } from './errors.ts'
import { pearson } from './pearson.ts'

/** Each with d = a - b; made for finite samples of one length n >= 1. */
const metrics = {
  /** Square root of the sum of d^2. */
  euclidean: (a, b) => {
    const d = differences(a, b)
    return largestSize(d) * norm(inUnitsOfLargest(d)) // so that squares neither overflow nor vanish
  },
  /** Sum of |d|. */
  cityblock: (a, b) => differences(a, b).reduce((sum, d) => sum + Math.abs(d), 0),
  /** Largest |d|. */
  chebyshev: (a, b) => largestSize(differences(a, b)),
  /** Mean of d^2. */
  mse: (a, b) => differences(a, b).reduce((sum, d) => sum + d * d, 0) / a.length,
  /** Mean of |d|. */
  mae: (a, b) => differences(a, b).reduce((sum, d) => sum + Math.abs(d), 0) / a.length,
  /** 1 - cosine of the angle between a and b, in [0, 2]: their lengths do not matter. Rewards constants: see `correlation`. */
  cosine: (a, b) => {
    const similarity = cosineSimilarity(inUnitsOfLargest(a), inUnitsOfLargest(b))
    return similarity === undefined ? undefined : 1 - similarity
  },
  /** 1 - {@link pearson}, in [0, 2]: neither length nor level matters. */
  correlation: (a, b) => {
    const r = pearson(a, b)
    return r === undefined ? undefined : 1 - r
  },
} satisfies Record<string, (a: ArrayLike<number>, b: ArrayLike<number>) => number | undefined>

export type DistanceMetric = keyof typeof metrics

/**
 * How far two vectors are apart.
 *
 * @param a shape [n]
 * @param b shape [n]
 * @param metric `euclidean`, `cityblock`, `chebyshev`, `mse`, `mae`, `cosine` or `correlation`
 * @returns >= 0, 0 = equal (in direction, in pattern). `undefined` when n = 0; for `cosine` when a vector is all 0, because it has no
 *   direction (scipy 1.10 says 0, "equal": an empty answer must not earn full marks); for `correlation` when n < 2 or a vector is constant
 * @throws {@link InvalidSampleError} if lengths differ, a value is not finite, or the distance exceeds the numbers
 * @cost O(n)
 * @oracle scipy.spatial.distance, distance.oracle.json
 * @example distance([1, 2, 3, 4], [2, 1, 4, 3], 'cityblock') // 4
 */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>, metric: DistanceMetric): number | undefined {
  if (checkSamples('distance', [a, b]) === 0) return undefined
  const value = metrics[metric](a, b)
  if (value !== undefined && !Number.isFinite(value))
    throw new InvalidSampleError({
      where: 'distance',
      expected: `vectors whose ${metric} distance is a number`,
      got: 'values too far apart',
    })
  return value
}

function differences(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (value, i) => value - b[i]!)
}

function largestSize(values: ArrayLike<number>): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!))
  return largest
}

/** Zeros stay zeros. */
function inUnitsOfLargest(values: ArrayLike<number>): Float64Array {
  const largest = largestSize(values) || 1
  return Float64Array.from(values, (value) => value / largest)
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}
