import { checkSamples } from './check-samples.ts'
import { InvalidSampleError } from './errors.ts'

/** Ratings of an incomplete table as one list. Items and raters without any rating are left out, the others numbered anew. */
export interface CrossedCells {
  readonly items: number
  readonly raters: number
  /** Shape [cells], by item and within an item by rater: which item, which rater, what rating. */
  readonly item: Uint32Array
  readonly rater: Uint32Array
  readonly value: Float64Array
}

/**
 * Lists the ratings of a table with gaps.
 *
 * @param ratings shape [n items][k raters]; `undefined` = missing
 * @throws {@link InvalidSampleError} if there is no rating, rows differ in length, or a value is not finite
 * @cost O(n k)
 * @example crossedCells([[1, undefined], [undefined, undefined], [2, 3]]).items // 2
 */
export function crossedCells(ratings: readonly ArrayLike<number | undefined>[]): CrossedCells {
  const width = ratings[0]?.length ?? 0
  const ragged = ratings.find((row) => row.length !== width)
  if (ragged)
    throw new InvalidSampleError({
      where: 'crossedCells',
      expected: `rows of one length ${width}`,
      got: `a row of length ${ragged.length}`,
    })
  const item: number[] = []
  const rater: number[] = []
  const value: number[] = []
  ratings.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      const rating = row[j]
      if (rating === undefined) continue
      item.push(i)
      rater.push(j)
      value.push(rating)
    }
  })
  if (checkSamples('crossedCells', [value]) === 0)
    throw new InvalidSampleError({ where: 'crossedCells', expected: 'at least one rating', got: 'none' })
  const items = numberAnew(item)
  const raters = numberAnew(rater)
  return { items: items.count, raters: raters.count, item: items.codes, rater: raters.codes, value: Float64Array.from(value) }
}

/** 0, 1, 2 ... for the labels that occur, in their order. */
function numberAnew(labels: readonly number[]): { count: number; codes: Uint32Array } {
  const codeOf = new Map([...new Set(labels)].sort((a, b) => a - b).map((label, code) => [label, code]))
  return { count: codeOf.size, codes: Uint32Array.from(labels, (label) => codeOf.get(label)!) }
}
