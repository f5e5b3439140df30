import type { PairDependence } from '../pair-dependence.ts'

/** What was found of some pairs, or decided about them, as it counts in scoring. */
export interface PairRulings {
  /** Groups that count as one voice: shape [groups][members]. */
  readonly oneVoice: readonly (readonly string[])[]
  /** Pairs that somebody has looked at and cleared. */
  readonly cleared: readonly (readonly [string, string])[]
  /** Members of the groups, each with the epoch from which on it has counted as one with another. */
  readonly foundIn: readonly (readonly [miner: string, epoch: number])[]
}

/**
 * Who depends on whom when flags are taken into account: 0 for a cleared pair, 1 inside a group that counts as one voice, else as estimated.
 *
 * @param within what members of one voice depend on each other: 1 = as ruled; 0 = as if nobody had found them, nor had an inkling
 * @returns symmetric, in [0, 1]
 * @cost O(groups of one miner) a call
 * @example ruledDependence({ between: () => 0.2 }, { oneVoice: [['a', 'b']], cleared: [['a', 'c']] }).between('b', 'a') // 1
 */
export function ruledDependence(
  estimated: Pick<PairDependence, 'between'>,
  { oneVoice, cleared }: Pick<PairRulings, 'oneVoice' | 'cleared'>,
  within = 1,
): Pick<PairDependence, 'between'> {
  const clearedWith = new Map<string, Set<string>>()
  for (const [a, b] of cleared)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      clearedWith.set(one, (clearedWith.get(one) ?? new Set()).add(other))
  const groups = oneVoice.map((group) => new Set(group))
  const groupsOf = Map.groupBy(
    groups.flatMap((group) => [...group].map((miner) => ({ miner, group }))),
    ({ miner }) => miner,
  )
  return {
    between(a, b) {
      if (a !== b && clearedWith.get(a)?.has(b)) return 0
      if (a !== b && groupsOf.get(a)?.some(({ group }) => group.has(b))) return within
      return estimated.between(a, b)
    },
  }
}
