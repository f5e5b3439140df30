import { regularizedIncompleteGamma } from './regularized-incomplete-gamma.ts'

/**
 * Share of a chi-square variable above x: the p-value of a chi-square test.
 *
 * @param x >= 0; may be infinite
 * @param df degrees of freedom, > 0
 * @returns in [0, 1]; 1 for x = 0
 * @throws {@link InvalidSampleError} unless x >= 0 and df is in [2 * 10^-9, 2 * 10^12]
 * @source Abramowitz & Stegun (1964) 26.4.19
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example chiSquareSurvival(2, 2).toFixed(12) // '0.367879441171'
 */
export function chiSquareSurvival(x: number, df: number): number {
  return regularizedIncompleteGamma(x / 2, df / 2).upper
}
