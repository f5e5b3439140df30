import { betaOddsQuantile } from './beta-odds-quantile.ts'

/**
 * The value below which an F variable lies with probability p.
 *
 * @param p in (0, 1)
 * @param df1 degrees of freedom of the numerator, > 0
 * @param df2 degrees of freedom of the denominator, > 0
 * @returns >= 0; infinity where the value is beyond the range of numbers
 * @throws {@link InvalidSampleError} unless 0 < p < 1 and both df are in [2 * 10^-9, 2 * 10^12]
 * @source Abramowitz & Stegun (1964) 26.6.2
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example fQuantile(0.5, 4, 4).toFixed(12) // '1.000000000000'
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return betaOddsQuantile(p, df1 / 2, df2 / 2) * (df2 / df1)
}
