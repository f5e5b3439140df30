import type { RatedCells } from './rated-cells.ts'

/**
 * Ratings as a matrix of units by raters.
 *
 * @returns shape [units][raters], `undefined` where a rater said nothing
 * @cost O(units * raters)
 * @example ratingMatrix({ raters: ['a', 'b'], starts: [0, 1], raterOf: [1], values: [5] }) // [[undefined, 5]]
 */
export function ratingMatrix<Value>({
  raters,
  starts,
  raterOf,
  values,
}: Pick<RatedCells<Value>, 'raters' | 'starts' | 'raterOf' | 'values'>): (Value | undefined)[][] {
  return Array.from({ length: starts.length - 1 }, (_, unit) => {
    const row = new Array<Value | undefined>(raters.length).fill(undefined)
    for (let cell = starts[unit]!; cell < starts[unit + 1]!; cell++) row[raterOf[cell]!] = values[cell]!
    return row
  })
}
