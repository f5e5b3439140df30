import { pairAgreement } from './pair-agreement.ts'

/**
 * Randolph's free-marginal kappa: as {@link fleissKappa}, but chance gives every label of the scale alike.
 *
 * For raters who were not told how often each label occurs; exists also when one label was given throughout.
 *
 * @param counts raters who gave item i label j, the same number of raters for every item: shape [n items][m labels], every possible label
 * @returns in [-1, 1]; 1 = full agreement, 0 = chance. `undefined` with fewer than two raters, or when the scale has one label
 * @throws {@link InvalidSampleError} if there are no items or no labels, rows differ in length or in their sum, or a count is negative
 *   or above 10^9
 * @cost O(n m)
 * @source Randolph (2005), Free-Marginal Multirater Kappa, eric.ed.gov/?id=ED490661
 * @oracle statsmodels fleiss_kappa(method='randolph'), fleiss-kappa.oracle.json
 * @example randolphKappa([[3, 0], [3, 0]]) // 1
 */
export function randolphKappa(counts: readonly ArrayLike<number>[]): number | undefined {
  const observed = pairAgreement('randolphKappa', counts)
  const labels = counts[0]!.length
  return observed === undefined || labels === 1 ? undefined : 1 - (1 - observed) / (1 - 1 / labels)
}
