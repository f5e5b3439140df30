/** Error of the sums below. It matters: between r = 1 and 1 - 2e-16 of three items, Student's t goes from p = 0 to 1e-8. */
const ROUNDING = 4 * Number.EPSILON

/**
 * Cosine of the angle between two vectors: what {@link pearson} is for deviations from the means and {@link spearman} for centred ranks.
 *
 * @param x shape [n], finite, of a size whose squares neither overflow nor vanish
 * @param y shape [n]
 * @returns in [-1, 1], exactly +-1 for parallel vectors; `undefined` when a vector is all 0: it has no direction
 * @cost O(n)
 * @example cosineSimilarity(Float64Array.of(3, 0), Float64Array.of(3, 4)) // 0.6
 */
export function cosineSimilarity(x: Float64Array, y: Float64Array): number | undefined {
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0; i < x.length; i++) {
    xx += x[i]! * x[i]!
    yy += y[i]! * y[i]!
    xy += x[i]! * y[i]!
  }
  if (xx === 0 || yy === 0) return undefined
  const cosine = xy / Math.sqrt(xx * yy)
  return 1 - Math.abs(cosine) < ROUNDING ? Math.sign(cosine) : cosine
}
