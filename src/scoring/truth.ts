import { rankData } from '../stats/rank-data.ts'

/** What is known of the order of a task's items before anybody judges them. */
export interface Truth {
  /** Average ranks among the known items, 1 = best, real numbers where the order itself is uncertain; `undefined` where nothing is known: shape [n]. */
  readonly expectedRanks: readonly (number | undefined)[]
  /** In [0, 1]: 1 = the order is known, 0 = nothing is. */
  readonly certainty: number
}

/**
 * The truth of items whose order follows from how they were made.
 *
 * @param knownRanks 1 = best, equal numbers are ties, `undefined` where unknown: shape [n]
 * @returns certainty 1; 0 when fewer than two places are known or all known items are equally good, for then there is no order
 * @throws {@link InvalidSampleError} if a rank is not finite
 * @example constructionTruth([7, undefined, 2, 2]) // { expectedRanks: [3, undefined, 1.5, 1.5], certainty: 1 }
 */
export function constructionTruth(knownRanks: readonly (number | undefined)[]): Truth {
  const known = knownRanks.filter((rank) => rank !== undefined)
  const ranks = rankData(known).values()
  return {
    expectedRanks: knownRanks.map((rank) => (rank === undefined ? undefined : ranks.next().value)),
    certainty: new Set(known).size < 2 ? 0 : 1,
  }
}
