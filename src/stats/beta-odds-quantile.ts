import { betaLogitDensity } from './beta-logit-density.ts'
import { checkShapes } from './check-shapes.ts'
import { InvalidSampleError } from './errors.ts'
import { regularizedIncompleteBeta } from './regularized-incomplete-beta.ts'

/**
 * The odds x / (1 - x) at the quantile x of a beta variable: keeps the digits of x near 0 and of 1 - x near 0 alike.
 *
 * Newton's method on the logarithm of the distribution function over ln(x / (1 - x)), which is concave: once on the left of the root
 * it stays there and cannot get lost.
 *
 * @param p in (0, 1)
 * @param a in [10^-9, 10^12]
 * @param b in [10^-9, 10^12]
 * @returns >= 0; 0 or infinity where the odds are beyond the range of numbers (a or b far below 1)
 * @throws {@link InvalidSampleError} unless 0 < p < 1 and a and b are in [10^-9, 10^12]
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example betaOddsQuantile(0.25, 1, 1).toFixed(12) // '0.333333333333'
 */
export function betaOddsQuantile(p: number, a: number, b: number): number {
  checkShapes('betaOddsQuantile', [a, b])
  if (!(p > 0 && p < 1)) throw new InvalidSampleError({ where: 'betaOddsQuantile', expected: '0 < p < 1', got: `${p}` })
  if (p > 0.5) return 1 / betaOddsQuantile(1 - p, b, a)
  let last = 0
  let logit = Math.log(a / b)
  while (logit > -700) {
    const x = 1 / (1 + Math.exp(-logit))
    const y = 1 / (1 + Math.exp(logit))
    const { lower } = regularizedIncompleteBeta(x, a, b, y)
    if (lower === 0) {
      logit = (logit + last) / 2 // jumped so far to the left that the share underflows
      continue
    }
    const step = (Math.log(lower / p) * lower) / betaLogitDensity(x, a, b, y)
    last = logit
    logit -= step
    if (Math.abs(step) <= 1e-9) return Math.exp(logit) // the error after a step is about its square
  }
  return 0
}
