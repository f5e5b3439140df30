import { createRng } from '../../../core/rng.ts'
import type { Expression } from './expression.ts'

const POINTS = 24
const MOST_TRIES = 400
const TOLERANCE = 1e-7

/**
 * Whether two numbers are one but for rounding.
 *
 * @param tolerance as a share of the larger of them; numbers below it in size are compared with 0 as such
 * @example sameNumber(1 / 3, 0.333333333, 1e-8) // true
 */
export function sameNumber(a: number, b: number, tolerance = TOLERANCE): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
}

/**
 * Whether two formulas are one function, by values at seeded points of several sizes and both signs: where computer algebra is undecided
 * on (x + 1)^2 = x^2 + 2x + 1, values are not. Two formulas that differ agree at 24 random points with a chance of about nothing.
 *
 * @returns false also where one has values at points that the other has none at, but not for single points, such as where x - 1 was cancelled;
 *   `undefined` where fewer than 16 points were found at which either has a value
 * @cost at most 400 evaluations of each
 */
export function equivalent(a: Expression, b: Expression): boolean | undefined {
  const rng = createRng('points to compare formulas at')
  let compared = 0
  for (let n = 0; n < MOST_TRIES && compared < POINTS; n++) {
    const x = [0.5, 3, 12][n % 3]! * (2 * rng.next() - 1)
    const [left, right] = [a.at(x), b.at(x)]
    if (left === undefined && right === undefined) continue
    if (left === undefined || right === undefined || !sameNumber(left, right)) return false
    compared++
  }
  return compared >= 16 ? true : undefined
}
