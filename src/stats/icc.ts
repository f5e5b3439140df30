import { type IccForm, iccOfMeanSquares } from './icc-of-mean-squares.ts'
import { twoWayAnova } from './two-way-anova.ts'

/**
 * Intraclass correlation: share of the variance of ratings that comes from the items.
 *
 * {@link iccOfMeanSquares} of {@link twoWayAnova}. The ANOVA estimate is unbiased and therefore not truncated at 0 as mixed-model
 * software does. With F test and interval: {@link iccInference}; with missing cells: {@link remlMeanSquares}.
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
  return anova && iccOfMeanSquares(anova, form)
}
