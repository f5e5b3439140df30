import { twoWayAnova } from './two-way-anova.ts'

/**
 * Shrout and Fleiss' names. First: 1 = other raters for each item, 2 = raters are a random sample (absolute agreement),
 * 3 = these raters only (consistency). Second: 1 = reliability of one rating, k = of the mean of all k.
 */
export type IccForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k'

/**
 * Intraclass correlation: share of the variance of ratings that comes from the items.
 *
 * ICC(2,1) = (MSB - MSE) / (MSB + (k - 1) MSE + k (MSJ - MSE) / n) with the mean squares of {@link twoWayAnova}.
 * The ANOVA estimate is unbiased and therefore not truncated at 0 as mixed-model software does.
 *
 * @param ratings shape [n items][k raters], complete
 * @returns at most 1 in the single-rating forms; 0 = items explain nothing. Not bounded below, and the k forms not at all
 *   (-1.67 and 5 are legal): clamp before paying. `undefined` when n < 2, k < 2 or the denominator is 0
 * @throws {@link InvalidSampleError} if there are no ratings, rows differ in length, or a value is not finite
 * @cost O(n k)
 * @source Shrout & Fleiss (1979), Psychol. Bull. 86(2):420-428, doi:10.1037/0033-2909.86.2.420
 * @oracle exact rational ANOVA in Python fractions and R psych::ICC, icc.oracle.json
 * @example icc([[1, 2], [2, 3], [4, 5]], '3,1') // 1
 */
export function icc(ratings: readonly ArrayLike<number>[], form: IccForm): number | undefined {
  const anova = twoWayAnova(ratings)
  if (!anova) return undefined
  const { items: n, raters: k, msItems, msRaters, msResidual, msWithin } = anova
  const raterVariance = (msRaters - msResidual) / n
  // A denominator of differences may be 0 on paper and 1e-17 here.
  const smallest = (msItems + msRaters + msResidual) * 1e-12
  const ratio = (numerator: number, denominator: number) => (Math.abs(denominator) <= smallest ? undefined : numerator / denominator)
  switch (form) {
    case '1,1':
      return ratio(msItems - msWithin, msItems + (k - 1) * msWithin)
    case '2,1':
      return ratio(msItems - msResidual, msItems + (k - 1) * msResidual + k * raterVariance)
    case '3,1':
      return ratio(msItems - msResidual, msItems + (k - 1) * msResidual)
    case '1,k':
      return ratio(msItems - msWithin, msItems)
    case '2,k':
      return ratio(msItems - msResidual, msItems + raterVariance)
    case '3,k':
      return ratio(msItems - msResidual, msItems)
  }
}
