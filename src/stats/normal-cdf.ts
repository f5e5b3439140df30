import { InvalidSampleError } from './errors.ts'
import { regularizedIncompleteGamma } from './regularized-incomplete-gamma.ts'

/**
 * Share of a standard normal variable below z, exact in the lower tail. For the upper one ask for -z.
 *
 * @param z any number; may be infinite
 * @returns in [0, 1]; normalCdf(0) = 0.5
 * @throws {@link InvalidSampleError} if z is NaN
 * @source Abramowitz & Stegun (1964) 7.1.2 and 6.5.17
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example normalCdf(1.96).toFixed(12) // '0.975002104852'
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new InvalidSampleError({ where: 'normalCdf', expected: 'a number', got: 'NaN' })
  const outside = regularizedIncompleteGamma((z * z) / 2, 0.5).upper
  return z < 0 ? outside / 2 : 1 - outside / 2
}
