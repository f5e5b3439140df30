import { InvalidSampleError } from './errors.ts'
import { normalCdf } from './normal-cdf.ts'

/**
 * The z below which a standard normal variable lies with probability p: 1.96 for 0.975.
 *
 * Newton's method on ln cdf(z), which is concave: every step from the left stays on the left, so it cannot get lost.
 *
 * @param p in (0, 1)
 * @throws {@link InvalidSampleError} unless 0 < p < 1
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example normalQuantile(0.975).toFixed(12) // '1.959963984540'
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new InvalidSampleError({ where: 'normalQuantile', expected: '0 < p < 1', got: `${p}` })
  if (p > 0.5) return -normalQuantile(1 - p)
  let z = -Math.sqrt(-2 * Math.log(2 * p)) // left of the root, since cdf(z) <= exp(-z^2 / 2) / 2 = p
  for (;;) {
    const below = normalCdf(z)
    const step = (Math.log(below / p) * below * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2)
    z -= step
    if (Math.abs(step) <= 1e-9) return z // the error after a step is about its square
  }
}
