import { contingencyTable } from './contingency-table.ts'
import type { KappaWeights } from './kappa-disagreement.ts'
import { kappaOfTable } from './kappa-of-table.ts'

/**
 * Weighted Cohen's kappa: agreement of two raters on ordered labels, corrected for chance.
 *
 * kappa = 1 - observed / expected disagreement, where `expected` is what independent raters with the same label
 * frequencies would reach. Disagreement of labels at positions i, j of the scale: [i != j], |i - j| or (i - j)^2.
 * The scale is declared, not observed: on data that happen to hold only 1, 2 and 5, a guessed scale would call 2 and 5 neighbours.
 * For more raters or gaps: {@link krippendorffAlpha}. With an interval: {@link smallSampleKappaInterval}.
 *
 * @param a labels by rater A: shape [n], n >= 1
 * @param b labels by rater B for the same items: shape [n]
 * @param options.scale every possible label once, in order: shape [m]
 * @param options.weights `quadratic` for grades and ranks, `none` for labels without an order
 * @param options.itemWeights how much each item counts: shape [n], >= 0; 1 each when left out
 * @returns in [-1, 1]; 1 = full agreement, 0 = chance. `undefined` when both raters used one and the same label throughout (0 / 0)
 * @throws {@link InvalidSampleError} if lengths differ, n = 0, a label is not on the scale, the scale repeats one,
 *   an item weight is negative, or all are 0
 * @cost O(n + m^2)
 * @source Cohen (1968), Psychol. Bull. 70(4):213-220, doi:10.1037/h0026256
 * @oracle sklearn.metrics.cohen_kappa_score, weighted-kappa.oracle.json
 * @example weightedKappa([1, 2, 3], [1, 2, 2], { scale: [1, 2, 3], weights: 'quadratic' }) // 2 / 3
 */
export function weightedKappa<Label>(
  a: ArrayLike<Label>,
  b: ArrayLike<Label>,
  { scale, weights, itemWeights }: { scale: readonly Label[]; weights: KappaWeights; itemWeights?: ArrayLike<number> },
): number | undefined {
  return kappaOfTable(contingencyTable(a, b, scale, itemWeights), weights).kappa
}
