import { iccInference } from '../../stats/icc-inference.ts'
import { iccOfMeanSquares } from '../../stats/icc-of-mean-squares.ts'
import { iccProfileInterval } from '../../stats/icc-profile-interval.ts'
import { remlMeanSquares } from '../../stats/reml-mean-squares.ts'
import { twoWayAnova } from '../../stats/two-way-anova.ts'
import type { Finding, Interval } from './rating-report.ts'

/** Work of one look at the deviance where cells are missing; the fit takes some 150 looks, the interval ten times that. */
const MOST_WORK = 2e6

/**
 * ICC(2,1), how far one rater can be trusted, and ICC(2,k), how far the mean of the ratings of an item can.
 *
 * Complete: analysis of variance and F intervals. Cells missing: REML and a profile interval, and k is the harmonic mean of the ratings an item has.
 *
 * @param matrix shape [units][raters], `undefined` = missing
 * @example ratingIcc([[1, 2], [3, 4], [8, 9]]).map(({ name }) => name) // ['ICC(2,1), one rater', 'ICC(2,k), mean of 2 raters']
 */
export function ratingIcc(matrix: readonly (readonly (number | undefined)[])[]): Finding[] {
  const raters = matrix[0]?.length ?? 0
  const sizes = matrix.map((row) => row.reduce<number>((size, value) => size + Number(value !== undefined), 0))
  const perItem = sizes.length / sizes.reduce((sum, size) => sum + 1 / size, 0)
  const names = ['ICC(2,1), one rater', `ICC(2,k), mean of ${Number(perItem.toFixed(1))} raters`] as const
  const none = (undefinedBecause: string) => names.map((name) => ({ name, undefinedBecause }))
  if (raters < 2 || matrix.length < 2) return none(`${raters < 2 ? 'raters' : 'items'} are fewer than two`)
  if (sizes.every((size) => size === raters)) return completeIcc(matrix as number[][], names) ?? none(NO_NOISE)
  const work = sizes.reduce((sum, size) => sum + size * size, 0) + Math.min(raters, matrix.length) ** 3
  if (work > MOST_WORK) return none('cells are missing, and raters and items are too many to fit it')
  const anova = remlMeanSquares(matrix as (number | undefined)[][])
  const value = anova && iccOfMeanSquares(anova, '2,1')
  if (value === undefined) return none(NO_NOISE)
  const interval = iccProfileInterval(matrix as (number | undefined)[][])
  const method = 'REML as cells are missing, profile interval'
  const ofMean = (r: number) => (perItem * r) / (1 + (perItem - 1) * r)
  return [
    { name: names[0], value, interval, method },
    { name: names[1], value: ofMean(value), interval: [ofMean(interval[0]), ofMean(interval[1])] satisfies Interval, method },
  ]
}

const NO_NOISE = 'the judgments leave nothing to tell raters and noise apart by'

function completeIcc(matrix: readonly (readonly number[])[], names: readonly [string, string]): Finding[] | undefined {
  const anova = twoWayAnova(matrix)!
  const found = (['2,1', '2,k'] as const).flatMap((form, index): Finding[] => {
    const [name, value] = [names[index]!, iccOfMeanSquares(anova, form)]
    if (value === undefined) return []
    const interval = iccInference(anova, form)?.interval
    return interval && interval[0] <= interval[1]
      ? [{ name, value, interval, method: 'analysis of variance, F interval' }]
      : [{ name, value, method: 'analysis of variance; no finite interval' }]
  })
  return found.length === names.length ? found : undefined
}
