/**
 * As good as how many independent raters of equal weight: copies and lopsided weights make it fewer than there are.
 *
 * (sum of weights)^2 / sum over all pairs, everyone with itself included, of weight * weight * dependence. Without dependence this is
 * Kish's effective sample size; k full copies give 1.
 *
 * @param weights how much each counts, >= 0: shape [k]
 * @param dependence in [0, 1], symmetric; what stands on the diagonal is not read: shape [k][k]
 * @returns in [0, k]; 0 when nobody counts
 * @cost O(k^2)
 * @source Kish (1965), Survey Sampling, section 11.7
 * @example effectiveRaters([0.5, 0.5, 0], [[0, 1, 0], [1, 0, 0], [0, 0, 0]]) // 1
 */
export function effectiveRaters(weights: readonly number[], dependence: readonly (readonly number[])[]): number {
  let sum = 0
  let squares = 0
  for (const [rater, weight] of weights.entries()) {
    if (weight === 0) continue
    sum += weight
    for (const [other, theirs] of weights.entries())
      if (theirs > 0) squares += weight * theirs * (other === rater ? 1 : dependence[rater]![other]!)
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}
