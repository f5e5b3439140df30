import { betaOddsQuantile } from './beta-odds-quantile.ts'

/**
 * The x below which a beta variable lies with probability p.
 *
 * @param p in (0, 1)
 * @param a in [10^-9, 10^12]
 * @param b in [10^-9, 10^12]
 * @returns in [0, 1]
 * @throws {@link InvalidSampleError} unless 0 < p < 1 and a and b are in [10^-9, 10^12]
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example betaQuantile(0.25, 2, 1).toFixed(12) // '0.500000000000'
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + 1 / betaOddsQuantile(p, a, b))
}
