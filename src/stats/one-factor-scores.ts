import { InvalidSampleError } from './errors.ts'
import { mean } from './mean.ts'

/** Grades as columns: entry c says how rater `rater[c]` graded item `item[c]`. */
export interface GradeCells {
  readonly items: number
  readonly raters: number
  readonly item: ArrayLike<number>
  readonly rater: ArrayLike<number>
  /** Finite. */
  readonly value: ArrayLike<number>
}

/** Scores of items and how far each rater follows them. */
export interface OneFactorFit {
  /** In standard deviations of the items, mean 0: shape [items]. */
  readonly scores: Float64Array
  readonly standardErrors: Float64Array
  /** Correlation of the rater's grades with the true scores, below 0 for one who reverses: shape [raters]. */
  readonly correlations: Float64Array
  /** Standard error of atanh(correlation): shape [raters]. */
  readonly correlationErrors: Float64Array
}

const SWEEPS = 60
/** Made-up grades of a middling rater that every rater begins with. */
const PRIOR_GRADES = 1

/**
 * Consensus scores of many graded items: grade = rater's level + rater's slope * score + noise of the rater's own size.
 *
 * For thousands of items that comparisons by pairs ({@link crowdBradleyTerry}) take too long for: it needs grades, not just an order,
 * and treats their steps as equal. Slopes may be negative; most raters decide which way is up. Scores ~ N(0, 1). Fitted by variational EM.
 *
 * @throws {@link InvalidSampleError} if columns differ in length
 * @cost O(cells), some 60 times
 * @source Joreskog (1971), Psychometrika 36(2):109-133, doi:10.1007/BF02291393 (congeneric measurements)
 * @example [...oneFactorScores({ items: 2, raters: 1, item: [0, 1], rater: [0, 0], value: [3, 3] }).scores] // [0, 0]
 */
export function oneFactorScores({ items, raters, item, rater, value }: GradeCells): OneFactorFit {
  const n = value.length
  if (item.length !== n || rater.length !== n)
    throw new InvalidSampleError({ where: 'oneFactorScores', expected: `columns of ${n} cells`, got: `${item.length} and ${rater.length}` })
  const grades = Float64Array.from(value)
  const centre = mean(grades) ?? 0
  const spread = Math.sqrt(mean(grades.map((x) => (x - centre) ** 2)) ?? 0) || 1
  const z = grades.map((x) => (x - centre) / spread)
  const level = new Float64Array(raters)
  const slope = new Float64Array(raters).fill(0.7)
  const noise = new Float64Array(raters).fill(0.5)
  const score = new Float64Array(items)
  const variance = new Float64Array(items)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    variance.fill(1) // first the precision
    score.fill(0)
    for (let c = 0; c < n; c++) {
      const r = rater[c]!
      variance[item[c]!]! += slope[r]! ** 2 / noise[r]!
      score[item[c]!]! += (slope[r]! * (z[c]! - level[r]!)) / noise[r]!
    }
    for (let i = 0; i < items; i++) {
      variance[i] = 1 / variance[i]!
      score[i]! *= variance[i]!
    }
    standardise(score, variance)
    fitRaters({ item, rater, z }, { score, variance }, { level, slope, noise })
  }
  const correlations = slope.map((b, r) => b / Math.sqrt(b * b + noise[r]!))
  return {
    scores: score,
    standardErrors: variance.map(Math.sqrt),
    correlations,
    correlationErrors: errorsOf({ item, rater }, variance, { slope, noise }),
  }
}

/**
 * A correlation p with scores that the others' grades tell with reliability q shows as p sqrt(q), with error (1 - p^2 q) / sqrt(n);
 * divided by sqrt(q), and by 1 - p^2 for the scale of atanh.
 */
function errorsOf(
  { item, rater }: Pick<GradeCells, 'item' | 'rater'>,
  variance: Float64Array,
  { slope, noise }: { slope: Float64Array; noise: Float64Array },
): Float64Array {
  const told = new Float64Array(slope.length) // sum of q
  for (let c = 0; c < item.length; c++) {
    const r = rater[c]!
    const precision = Math.max(1, 1 / variance[item[c]!]! - slope[r]! ** 2 / noise[r]!) // without this grade
    told[r]! += 1 - 1 / precision
  }
  const count = new Float64Array(slope.length)
  for (let c = 0; c < item.length; c++) count[rater[c]!]!++
  return told.map((sum, r) => {
    const square = slope[r]! ** 2 / (slope[r]! ** 2 + noise[r]!)
    const q = sum / Math.max(1, count[r]!)
    return (1 - square * q) / ((1 - square) * Math.sqrt(Math.max(0.1, sum)))
  })
}

/** Scores of mean 0 and mean square 1, what is not known of them included. */
function standardise(score: Float64Array, variance: Float64Array): void {
  const centre = mean(score) ?? 0
  let square = 0
  for (let i = 0; i < score.length; i++) square += ((score[i]! - centre) ** 2 + variance[i]!) / score.length
  const unit = Math.sqrt(square) || 1
  for (let i = 0; i < score.length; i++) {
    score[i] = (score[i]! - centre) / unit
    variance[i]! /= unit * unit
  }
}

/** Each rater's regression on the scores, with a few made-up grades at the rater's own level, slope 0.7, noise 0.5. */
function fitRaters(
  { item, rater, z }: { item: ArrayLike<number>; rater: ArrayLike<number>; z: Float64Array },
  { score, variance }: { score: Float64Array; variance: Float64Array },
  { level, slope, noise }: { level: Float64Array; slope: Float64Array; noise: Float64Array },
): void {
  const sums = Array.from(level, () => ({ n: 0, x: 0, xx: 0, z: 0, xz: 0, zz: 0 }))
  for (let c = 0; c < z.length; c++) {
    const sum = sums[rater[c]!]!
    const x = score[item[c]!]!
    sum.n++
    sum.x += x
    sum.xx += x * x + variance[item[c]!]!
    sum.z += z[c]!
    sum.xz += x * z[c]!
    sum.zz += z[c]! ** 2
  }
  for (const [r, sum] of sums.entries()) {
    const n = Math.max(1, sum.n)
    const xx = sum.xx - sum.x ** 2 / n + PRIOR_GRADES
    const xz = sum.xz - (sum.x * sum.z) / n + 0.7 * PRIOR_GRADES
    const zz = sum.zz - sum.z ** 2 / n + 0.99 * PRIOR_GRADES
    slope[r] = xz / xx
    level[r] = (sum.z - slope[r]! * sum.x) / n
    noise[r] = Math.max(1e-3, (zz - slope[r]! * xz) / (sum.n + PRIOR_GRADES))
  }
}
