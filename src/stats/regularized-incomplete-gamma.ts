import { checkShapes } from './check-shapes.ts'
import { InvalidSampleError } from './errors.ts'
import { poissonDeviance } from './poisson-deviance.ts'
import { stirlingError } from './stirling-error.ts'

/** Both sides of a distribution function, each exact where it is small: they add up to 1. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/**
 * The regularized incomplete gamma functions P(a, x) (lower) and Q(a, x) (upper): shares of a gamma variable below and above x.
 *
 * Series below the mean, continued fraction above; 12 digits in both tails for a up to 10^6.
 *
 * @param x >= 0; may be infinite
 * @param a shape, in [10^-9, 10^12]
 * @returns `lower` and `upper`, each in [0, 1]
 * @throws {@link InvalidSampleError} unless x >= 0 and a is in [10^-9, 10^12]
 * @cost O(sqrt(a)) near the mean, O(1) far from it
 * @source Abramowitz & Stegun (1964) 6.5.29 and 6.5.31; prefactor: Loader (2000)
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example regularizedIncompleteGamma(1, 1).upper.toFixed(12) // '0.367879441171'
 */
export function regularizedIncompleteGamma(x: number, a: number): Tails {
  checkShapes('regularizedIncompleteGamma', [a])
  if (!(x >= 0)) throw new InvalidSampleError({ where: 'regularizedIncompleteGamma', expected: 'x >= 0', got: `${x}` })
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const density = Math.exp(-poissonDeviance(a, x) - stirlingError(a)) * Math.sqrt(a / (2 * Math.PI)) // x^a e^-x / G(a)
  if (x < a + 1) {
    const lower = Math.min(1, (density * seriesBelow(x, a)) / a)
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, density * fractionAbove(x, a))
  return { lower: 1 - upper, upper }
}

/** 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ... */
function seriesBelow(x: number, a: number): number {
  let sum = 1
  let term = 1
  for (let i = 1; ; i++) {
    term *= x / (a + i)
    if (sum + term === sum) return sum
    sum += term
  }
}

/** 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...))) by Lentz's method; every denominator is > 0 for x >= a + 1. */
function fractionAbove(x: number, a: number): number {
  let denominator = x + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / denominator
  let fraction = d
  for (let i = 1; ; i++) {
    const numerator = i * (a - i)
    denominator += 2
    d = 1 / (numerator * d + denominator)
    c = denominator + numerator / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-15) return fraction
  }
}
