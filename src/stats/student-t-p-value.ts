import { InvalidSampleError } from './errors.ts'
import { regularizedIncompleteBeta } from './regularized-incomplete-beta.ts'

/**
 * Two-sided p-value of Student's t: how often a t variable lies at least as far from 0.
 *
 * @param t any number; may be infinite
 * @param df degrees of freedom, > 0
 * @returns in [0, 1]; 1 for t = 0
 * @throws {@link InvalidSampleError} if t is NaN or df not in [2 * 10^-9, 2 * 10^12]
 * @source Abramowitz & Stegun (1964) 26.7.1
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example studentTPValue(1, 1).toFixed(12) // '0.500000000000'
 */
export function studentTPValue(t: number, df: number): number {
  if (Number.isNaN(t)) throw new InvalidSampleError({ where: 'studentTPValue', expected: 'a number t', got: 'NaN' })
  const ratio = (t / df) * t
  return regularizedIncompleteBeta(1 / (1 + ratio), df / 2, 0.5, 1 / (1 + 1 / ratio)).lower
}
