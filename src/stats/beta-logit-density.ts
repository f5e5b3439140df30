import { poissonDeviance } from './poisson-deviance.ts'
import { stirlingError } from './stirling-error.ts'

/**
 * x^a y^b / B(a, b): the density of ln(x / y) where x is a beta variable and y = 1 - x.
 *
 * @param x in (0, 1)
 * @param a above 0
 * @param b above 0
 * @param y 1 - x, known better than by this subtraction where x is near 1
 * @source Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 * @example betaLogitDensity(0.5, 1, 1, 0.5).toFixed(12) // '0.250000000000'
 */
export function betaLogitDensity(x: number, a: number, b: number, y: number): number {
  const n = a + b
  const exponent = poissonDeviance(a, n * x) + poissonDeviance(b, n * y) + stirlingError(a) + stirlingError(b) - stirlingError(n)
  return Math.exp(-exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)))
}
