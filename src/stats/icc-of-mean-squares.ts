import type { TwoWayAnova } from './two-way-anova.ts'

/**
 * Shrout and Fleiss' names. First: 1 = other raters for each item, 2 = raters are a random sample (absolute agreement),
 * 3 = these raters only (consistency). Second: 1 = reliability of one rating, k = of the mean of all k.
 */
export type IccForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k'

/**
 * The six intraclass correlations from an analysis of variance.
 *
 * ICC(2,1) = (MSB - MSE) / (MSB + (k - 1) MSE + k (MSJ - MSE) / n); form 3 leaves out the raters' own variance, form 1 has MSW
 * for MSE; in the k forms the noise is divided by k.
 *
 * @param anova of {@link twoWayAnova} for complete ratings, of {@link remlMeanSquares} where some are missing
 * @returns as {@link icc}; `undefined` when the denominator is 0
 * @source Shrout & Fleiss (1979), Psychol. Bull. 86(2):420-428, doi:10.1037/0033-2909.86.2.420
 * @oracle exact rational ANOVA in Python fractions and R psych::ICC, icc.oracle.json
 * @example iccOfMeanSquares({ items: 5, raters: 2, msItems: 3, msRaters: 1, msResidual: 1, msWithin: 1 }, '3,1') // 0.5
 */
export function iccOfMeanSquares(anova: TwoWayAnova, form: IccForm): number | undefined {
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
