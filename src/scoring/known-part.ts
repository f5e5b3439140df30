import { rankData } from '../stats/rank-data.ts'

/** A rater's order and the expected one, over the items whose place is known: ranks, 1 = best. */
export interface KnownPart {
  readonly own: readonly number[]
  readonly expected: readonly number[]
}

/**
 * Cuts a rater's ranks down to the items whose order is known; what is unknown can neither help nor hurt.
 *
 * @param values ranks by one rater, 1 = best: shape [n]
 * @param expectedRanks of a {@link Truth}, `undefined` where unknown: shape [n]
 * @returns `undefined` when there is nothing to hold a rater against: fewer than two known items, or all of them equally good
 * @example knownPart([3, 1, 2], [2, undefined, 1]) // { own: [2, 1], expected: [2, 1] }
 */
export function knownPart(values: readonly number[], expectedRanks: readonly (number | undefined)[]): KnownPart | undefined {
  const items = [...expectedRanks.keys()].filter((item) => expectedRanks[item] !== undefined)
  const expected = items.map((item) => expectedRanks[item]!)
  if (new Set(expected).size < 2) return undefined
  return { own: rankData(items.map((item) => values[item]!)), expected }
}
