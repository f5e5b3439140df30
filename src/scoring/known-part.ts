import { rankData } from '../stats/rank-data.ts'

/** A rater's order and the known order, over the items whose place is known: average ranks, 1 = best. */
export interface KnownPart {
  readonly own: readonly number[]
  readonly known: readonly number[]
}

/**
 * Cuts a rater's ranks down to the items whose order is known; what is unknown can neither help nor hurt.
 *
 * @param values ranks by one rater, 1 = best: shape [n]
 * @param known ranks known by construction, `undefined` where unknown: shape [n]
 * @returns `undefined` when there is nothing to hold a rater against: fewer than two known items, or all of them equally good
 * @example knownPart([3, 1, 2], [2, undefined, 1]) // { own: [2, 1], known: [2, 1] }
 */
export function knownPart(values: readonly number[], known: readonly (number | undefined)[]): KnownPart | undefined {
  const items = [...known.keys()].filter((item) => known[item] !== undefined)
  if (new Set(items.map((item) => known[item])).size < 2) return undefined
  return { own: rankData(items.map((item) => values[item]!)), known: rankData(items.map((item) => known[item]!)) }
}
