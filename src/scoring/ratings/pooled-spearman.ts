import { typedRanks } from '../../stats/typed-ranks.ts'

/** Two orders of the same items of a group. */
export interface OrderPair {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/**
 * Spearman correlation within groups: ranks are taken in each group, and what they share is summed over the groups.
 *
 * @returns in [-1, 1], for one group that of {@link spearman}; `undefined` when one side ties all items of every group
 * @cost O(n)
 * @example pooledSpearman([{ a: [1, 2, 3], b: [2, 5, 9] }, { a: [7, 8], b: [2, 1] }]) // 0.6
 */
export function pooledSpearman(groups: Iterable<OrderPair>): number | undefined {
  let [both, squaresA, squaresB] = [0, 0, 0]
  for (const { a, b } of groups) {
    const centre = (a.length + 1) / 2
    const [ranksA, ranksB] = [typedRanks(a), typedRanks(b)]
    for (let i = 0; i < a.length; i++) {
      both += (ranksA[i]! - centre) * (ranksB[i]! - centre)
      squaresA += (ranksA[i]! - centre) ** 2
      squaresB += (ranksB[i]! - centre) ** 2
    }
  }
  return squaresA === 0 || squaresB === 0 ? undefined : Math.max(-1, Math.min(1, both / Math.sqrt(squaresA * squaresB)))
}
