import { betaLogitDensity } from './beta-logit-density.ts'
import { checkShapes } from './check-shapes.ts'
import { InvalidSampleError } from './errors.ts'
import type { Tails } from './regularized-incomplete-gamma.ts'

/**
 * The regularized incomplete beta function I_x(a, b) (lower) and 1 - I_x(a, b) (upper): shares of a beta variable below and above x.
 *
 * 12 digits in both tails for a and b from about 0.01 to 10^6.
 *
 * @param x in [0, 1]
 * @param a in [10^-9, 10^12]
 * @param b in [10^-9, 10^12]
 * @param y 1 - x; give it where it is known better than by this subtraction, so that x near 1 keeps its digits
 * @returns `lower` and `upper`, each in [0, 1]
 * @throws {@link InvalidSampleError} unless x and y are in [0, 1] and a and b in [10^-9, 10^12]
 * @cost O(sqrt(max(a, b))) near the mean, O(1) far from it
 * @source Didonato & Morris (1992), ACM Trans. Math. Softw. 18(3):360-373, eq. 9, doi:10.1145/131766.131776; prefactor: {@link betaLogitDensity}
 * @oracle mpmath 1.3 with 60 digits, distributions.oracle.json
 * @example regularizedIncompleteBeta(0.5, 2, 1).lower.toFixed(12) // '0.250000000000'
 */
export function regularizedIncompleteBeta(x: number, a: number, b: number, y: number = 1 - x): Tails {
  checkShapes('regularizedIncompleteBeta', [a, b])
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1))
    throw new InvalidSampleError({ where: 'regularizedIncompleteBeta', expected: 'x and y in [0, 1]', got: `${x} and ${y}` })
  if (x === 0) return { lower: 0, upper: 1 }
  if (y === 0) return { lower: 1, upper: 0 }
  const density = betaLogitDensity(x, a, b, y)
  if (x * (b + 1) < y * (a + 1)) {
    const lower = Math.min(1, density / fraction(x, a, b, y))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, density / fraction(y, b, a, x))
  return { lower: 1 - upper, upper }
}

/** The continued fraction b0 + a1 / (b1 + a2 / (b2 + ...)) by Lentz's method, for x below (a + 1) / (a + b + 2); y spares it 1 - x. */
function fraction(x: number, a: number, b: number, y: number): number {
  const lead = a * y - b * x + 1
  let c = (a * lead) / (a + 1)
  let d = 0
  let result = c
  for (let i = 1; ; i++) {
    const step = a + 2 * i - 1
    const numerator = ((((a + i - 1) * (a + b + i - 1)) / step) * i * (b - i) * x * x) / step
    const denominator = i + (i * (b - i) * x) / step + ((a + i) * (lead + i * (1 + y))) / (step + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    result *= c * d
    if (Math.abs(c * d - 1) < 1e-15) return result
  }
}
