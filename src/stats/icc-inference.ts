import { InvalidSampleError } from './errors.ts'
import { fQuantile } from './f-quantile.ts'
import { fSurvival } from './f-survival.ts'
import { type IccForm, iccOfMeanSquares } from './icc-of-mean-squares.ts'
import type { TwoWayAnova } from './two-way-anova.ts'

/** One form of the intraclass correlation with its test against 0 and its interval. */
export interface IccInference {
  readonly icc: number
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
  /** `undefined` when f = 0, when an end is infinite, or when Satterthwaite's degrees of freedom vanish. In form 2,k, low > high means that the interval runs through infinity. */
  readonly interval: readonly [number, number] | undefined
}

/**
 * F test and confidence interval of an intraclass correlation.
 *
 * F = MSB / MSW with df n - 1, n (k - 1) in form 1, MSB / MSE with df n - 1, (n - 1) (k - 1) in forms 2 and 3. Forms 1 and 3: exact for
 * normal ratings, F divided by its quantiles gives the ends. Form 2: Satterthwaite's degrees of freedom for the raters' share of the noise.
 * The k forms: the ends of the single forms put through Spearman-Brown, k r / (1 + (k - 1) r).
 *
 * @param anova of {@link twoWayAnova}, or {@link remlMeanSquares} where cells are missing (an approximation then)
 * @param options.level of the interval, in (0, 1)
 * @returns `undefined` when the ICC is, or when the mean square of the noise is 0: F would be infinite
 * @throws {@link InvalidSampleError} unless 0 < level < 1
 * @source McGraw & Wong (1996), Psychol. Methods 1(1):30-46, doi:10.1037/1082-989X.1.1.30; Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420
 * @oracle R 4.2.2 psych 2.2.9 ICC, icc.oracle.json
 * @example iccInference({ items: 5, raters: 2, msItems: 3, msRaters: 1, msResidual: 1, msWithin: 1 }, '3,1').df2 // 4
 */
export function iccInference(anova: TwoWayAnova, form: IccForm, { level = 0.95 }: { level?: number } = {}): IccInference | undefined {
  if (!(level > 0 && level < 1)) throw new InvalidSampleError({ where: 'iccInference', expected: '0 < level < 1', got: `${level}` })
  const icc = iccOfMeanSquares(anova, form)
  const { items: n, raters: k, msItems, msResidual, msWithin } = anova
  const [model, unit] = form.split(',')
  const noise = model === '1' ? msWithin : msResidual
  const f = msItems / noise
  if (icc === undefined || !Number.isFinite(f)) return undefined
  const df1 = n - 1
  const df2 = model === '1' ? n * (k - 1) : (n - 1) * (k - 1)
  const upper = (1 + level) / 2
  const single = f === 0 ? undefined : model === '2' ? absoluteEnds(anova, upper) : consistencyEnds({ f, df1, df2, k }, upper)
  const ends = unit === 'k' ? single?.map((r) => (k * r) / (1 + (k - 1) * r)) : single
  const interval = ends?.every(Number.isFinite) ? ([ends[0]!, ends[1]!] as const) : undefined
  return { icc, f, df1, df2, p: fSurvival(f, df1, df2), interval }
}

function consistencyEnds({ f, df1, df2, k }: { f: number; df1: number; df2: number; k: number }, upper: number): number[] {
  const ofF = (x: number) => (x - 1) / (x + k - 1)
  return [ofF(f / fQuantile(upper, df1, df2)), ofF(f * fQuantile(upper, df2, df1))]
}

/** `undefined` where the noise has no degrees of freedom left: the raters' part cancels the items' part of a negative ICC. */
function absoluteEnds(anova: TwoWayAnova, upper: number): number[] | undefined {
  const { items: n, raters: k, msItems, msRaters, msResidual } = anova
  const r = iccOfMeanSquares(anova, '2,1')
  if (r === undefined) return undefined
  const [raters, others] = [(k * r * msRaters) / msResidual, n * (1 + (k - 1) * r) - k * r]
  const larger = Math.max(Math.abs(raters), Math.abs(others)) // beside next to no residual the squares would overflow
  const [raterPart, itemPart] = [raters / larger, others / larger]
  const df = ((n - 1) * (k - 1) * (raterPart + itemPart) ** 2) / ((n - 1) * raterPart ** 2 + itemPart ** 2)
  if (!(df >= 0.001)) return undefined
  const noise = k * msRaters + (k * n - k - n) * msResidual
  const above = fQuantile(upper, n - 1, df)
  const below = fQuantile(upper, df, n - 1)
  return [
    (n * (msItems - above * msResidual)) / (above * noise + n * msItems),
    (n * (below * msItems - msResidual)) / (noise + n * below * msItems),
  ]
}
