import { pooledSpearman } from './pooled-spearman.ts'
import type { RatedCells } from './rated-cells.ts'

/**
 * Spearman correlation of each rater with the mean of the others, over the units that others judged too, within groups.
 *
 * @returns per rater in [-1, 1]; `undefined` when nobody else judged two of a group's items, or all were tied
 * @cost O(n log n)
 * @example raterAgainstRest({ raters: ['a', 'b'], groupOf: [0, 0], starts: [0, 2, 4], raterOf: [0, 1, 0, 1], values: [1, 3, 2, 9] }) // [1, 1]
 */
export function raterAgainstRest({
  raters,
  groupOf,
  starts,
  raterOf,
  values,
}: Pick<RatedCells<number>, 'raters' | 'groupOf' | 'starts' | 'raterOf' | 'values'>): (number | undefined)[] {
  const pairs = raters.map(() => new Map<number, { a: number[]; b: number[] }>()) // by group
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const [start, end] = [starts[unit]!, starts[unit + 1]!]
    if (end - start < 2) continue
    const group = groupOf[unit]!
    let sum = 0
    for (let cell = start; cell < end; cell++) sum += values[cell]!
    for (let cell = start; cell < end; cell++) {
      const ofRater = pairs[raterOf[cell]!]!
      if (!ofRater.has(group)) ofRater.set(group, { a: [], b: [] })
      ofRater.get(group)!.a.push(values[cell]!)
      ofRater.get(group)!.b.push((sum - values[cell]!) / (end - start - 1))
    }
  }
  return pairs.map((ofRater) => pooledSpearman(ofRater.values()))
}
