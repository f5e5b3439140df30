import { disjointSets } from './disjoint-sets.ts'

export interface AssignmentFigures {
  readonly fewestRaters: number
  readonly mostRaters: number
  /** Most tasks that any two miners share, and the mean over all pairs; 0 where there is no pair. */
  readonly mostShared: number
  readonly meanShared: number
  /** Tasks of the miner with the fewest and with the most; 0 for one who had none. */
  readonly leastLoad: number
  readonly mostLoad: number
  /** Parts of the comparison graph of those who judged: 1 = any two grades can be compared through a chain of common tasks. */
  readonly components: number
}

/**
 * What an assignment amounts to.
 *
 * @param raters by task, each of different miners
 * @param miners everybody who could have been asked, n >= 1
 * @cost O(sum over tasks of raters^2)
 * @example measureAssignment([['a', 'b'], ['b', 'c']], ['a', 'b', 'c']).components // 1
 */
export function measureAssignment(raters: readonly (readonly string[])[], miners: readonly string[]): AssignmentFigures {
  const load = new Map(miners.map((miner) => [miner, 0]))
  const shared = new Map<string, number>()
  const sets = disjointSets()
  for (const judges of raters) {
    for (const [index, judge] of judges.entries()) {
      load.set(judge, (load.get(judge) ?? 0) + 1)
      sets.join(judges[0]!, judge)
      for (const other of judges.slice(index + 1)) {
        const pair = judge < other ? `${judge}\0${other}` : `${other}\0${judge}`
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
    }
  }
  const pairs = (load.size * (load.size - 1)) / 2
  const counts = raters.map((judges) => judges.length)
  const sum = [...shared.values()].reduce((all, one) => all + one, 0)
  return {
    fewestRaters: least(counts),
    mostRaters: most(counts),
    mostShared: most(shared.values()),
    meanShared: pairs === 0 ? 0 : sum / pairs,
    leastLoad: least(load.values()),
    mostLoad: most(load.values()),
    components: sets.count(),
  }
}

/** Not Math.max(...): there may be half a million pairs. */
function most(values: Iterable<number>): number {
  let best = 0
  for (const value of values) best = Math.max(best, value)
  return best
}

function least(values: Iterable<number>): number {
  let best: number | undefined
  for (const value of values) best = Math.min(best ?? value, value)
  return best ?? 0
}
