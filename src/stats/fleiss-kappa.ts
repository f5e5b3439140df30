import { pairAgreement } from './pair-agreement.ts'

/**
 * Fleiss' kappa: agreement of a fixed number of raters on labels without order, corrected for chance. The raters may differ between items.
 *
 * kappa = 1 - (1 - observed) / (1 - expected): expected agreement is that of two labels drawn from all that were given.
 * With gaps, or for labels in an order: {@link krippendorffAlpha}.
 *
 * @param counts raters who gave item i label j, the same number of raters for every item: shape [n items][m labels]
 * @returns in [-1, 1]; 1 = full agreement, 0 = chance. `undefined` with fewer than two raters, or when one label was given throughout (0 / 0)
 * @throws {@link InvalidSampleError} if there are no items or no labels, rows differ in length or in their sum, or a count is negative
 *   or above 10^9
 * @cost O(n m)
 * @source Fleiss (1971), Psychol. Bull. 76(5):378-382, doi:10.1037/h0031619
 * @oracle statsmodels fleiss_kappa(method='fleiss'), fleiss-kappa.oracle.json
 * @example fleissKappa([[3, 0], [0, 3], [3, 0]]) // 1
 */
export function fleissKappa(counts: readonly ArrayLike<number>[]): number | undefined {
  const observed = pairAgreement('fleissKappa', counts)
  if (observed === undefined) return undefined
  let total = 0
  let squares = 0
  for (let label = 0; label < counts[0]!.length; label++) {
    let given = 0
    for (const row of counts) given += row[label]!
    total += given
    squares += given * given
  }
  const disagreement = 1 - squares / total ** 2
  return disagreement === 0 ? undefined : 1 - (1 - observed) / disagreement
}
