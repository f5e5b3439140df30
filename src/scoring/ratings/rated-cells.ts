import type { Rating } from '../../stats/rating-table.ts'

/** Ratings on one criterion, indexed. A unit is an item in a group: what several raters may have judged under the same conditions. */
export interface RatedCells<Value> {
  readonly raters: readonly string[]
  readonly items: readonly string[]
  readonly groups: readonly string[]
  /** Item and group of each unit: shape [units]. */
  readonly itemOf: Int32Array
  readonly groupOf: Int32Array
  /** The cells of unit u are entries `starts[u]` to `starts[u + 1] - 1` of the two arrays below: shape [units + 1]. */
  readonly starts: Int32Array
  /** Shape [cells]. */
  readonly raterOf: Int32Array
  readonly values: readonly Value[]
  /** Ratings that a later one of the same rater and unit replaced. */
  readonly replaced: number
}

/**
 * Indexes ratings by unit and rater. Of several ratings of one unit by one rater the last counts.
 *
 * @param ratings on one criterion
 * @cost O(n)
 * @example ratedCells([{ rater: 'ann', item: 'a', group: '', criterion: '', value: 1 }, { rater: 'ann', item: 'a', group: '', criterion: '', value: 2 }]).values // [2]
 */
export function ratedCells<Value>(ratings: readonly Rating<Value>[]): RatedCells<Value> {
  const raters = new Map<string, number>()
  const items = new Map<string, number>()
  const groups = new Map<string, number>()
  for (const { rater, item, group } of ratings) {
    indexOf(raters, rater)
    indexOf(items, item)
    indexOf(groups, group)
  }
  const units = new Map<number, number>()
  const cells = new Map<number, number>()
  const latest: { rater: number; unit: number; value: Value }[] = []
  for (const { rater, item, group, value } of ratings) {
    const unit = indexOf(units, groups.get(group)! * items.size + items.get(item)!)
    const cell = { rater: raters.get(rater)!, unit, value }
    latest[indexOf(cells, unit * raters.size + cell.rater)] = cell
  }

  const starts = new Int32Array(units.size + 1)
  for (const { unit } of latest) starts[unit + 1]!++
  for (let unit = 0; unit < units.size; unit++) starts[unit + 1]! += starts[unit]!
  const free = starts.slice()
  const raterOf = new Int32Array(latest.length)
  const values = new Array<Value>(latest.length)
  for (const { rater, unit, value } of latest) {
    raterOf[free[unit]!] = rater
    values[free[unit]!++] = value
  }
  return {
    raters: [...raters.keys()],
    items: [...items.keys()],
    groups: [...groups.keys()],
    itemOf: Int32Array.from(units.keys(), (key) => key % items.size),
    groupOf: Int32Array.from(units.keys(), (key) => Math.floor(key / items.size)),
    starts,
    raterOf,
    values,
    replaced: ratings.length - latest.length,
  }
}

/** The index of a key; a new key gets the next one. */
function indexOf<Key>(indices: Map<Key, number>, key: Key): number {
  const known = indices.get(key)
  if (known !== undefined) return known
  indices.set(key, indices.size)
  return indices.size - 1
}
