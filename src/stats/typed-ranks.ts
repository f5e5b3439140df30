import { sortOrder } from './sort-order.ts'

/**
 * What equal values get. Of the ranks they take up together: `average`, `min` or `max` (the lowest or highest of them), `ordinal` (each
 * its own, in the order in which they came). `dense`: one rank for all, and the next value gets the next whole number.
 */
export type RankMethod = 'average' | 'min' | 'max' | 'dense' | 'ordinal'

/**
 * The ranks of {@link rankData} as a typed array and without its check of the input: for statistics that have checked it already.
 *
 * @param values shape [n], finite
 * @returns shape [n]
 * @cost O(n)
 * @example [...typedRanks([0.5, 0.25, 0.25, 1], 'dense')] // [2, 1, 1, 3]
 */
export function typedRanks(values: ArrayLike<number>, method: RankMethod = 'average'): Float64Array {
  const n = values.length
  const order = sortOrder(values)
  const ranks = new Float64Array(n)
  if (method === 'ordinal') {
    for (let i = 0; i < n; i++) ranks[order[i]!] = i + 1
    return ranks
  }
  let groups = 0
  for (let start = 0, end = 0; start < n; start = end) {
    const value = values[order[start]!]
    for (end = start + 1; end < n && values[order[end]!] === value; ) end++
    groups++
    const rank = method === 'average' ? (start + 1 + end) / 2 : method === 'min' ? start + 1 : method === 'max' ? end : groups
    for (let i = start; i < end; i++) ranks[order[i]!] = rank
  }
  return ranks
}
