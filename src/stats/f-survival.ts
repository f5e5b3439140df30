import { InvalidSampleError } from './errors.ts'
import { regularizedIncompleteBeta } from './regularized-incomplete-beta.ts'

/**
 * Share of an F variable above x: the p-value of an F test.
 *
 * @param x >= 0; may be infinite
 * @param df1 degrees of freedom of the numerator, > 0
 * @param df2 degrees of freedom of the denominator, > 0
 * @returns in [0, 1]; 1 for x = 0
 * @throws {@link InvalidSampleError} unless x >= 0 and both df are in [2 * 10^-9, 2 * 10^12]
 * @source Abramowitz & Stegun (1964) 26.6.2
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example fSurvival(1, 4, 4).toFixed(12) // '0.500000000000'
 */
export function fSurvival(x: number, df1: number, df2: number): number {
  if (!(x >= 0)) throw new InvalidSampleError({ where: 'fSurvival', expected: 'x >= 0', got: `${x}` })
  const odds = (df1 / df2) * x
  return regularizedIncompleteBeta(1 / (1 + odds), df2 / 2, df1 / 2, 1 / (1 + 1 / odds)).lower
}
