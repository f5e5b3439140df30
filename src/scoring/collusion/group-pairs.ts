/** Two that answer together. */
export interface AlikePair {
  readonly a: string
  readonly b: string
  readonly odds: number
}

/**
 * Pairs that answer together, as groups in which everybody may answer with everybody.
 *
 * The surest pair comes first; groups that share a member are joined unless they would hold two that are known to answer apart. So a
 * chain A ~ B ~ C, where A and C were compared and have nothing in common, stays two groups, while a ring is found whole though not all of its
 * members have met.
 *
 * @param apart symmetric: true = compared, and the evidence is against it
 * @returns groups of pairs, every pair in one; a chain's middle is in two
 * @cost O(pairs^2 + pairs * members^2)
 * @example groupPairs([{ a: 'x', b: 'y', odds: 20 }, { a: 'y', b: 'z', odds: 15 }], (a, b) => a + b === 'xz' || a + b === 'zx').length // 2
 */
export function groupPairs<Pair extends AlikePair>(pairs: readonly Pair[], apart: (a: string, b: string) => boolean): Pair[][] {
  let groups: Group<Pair>[] = []
  for (const pair of pairs.toSorted((x, y) => y.odds - x.odds || (`${x.a}\0${x.b}` < `${y.a}\0${y.b}` ? -1 : 1))) {
    let joined: Group<Pair> = { pairs: [pair], members: new Set([pair.a, pair.b]) }
    const rest: Group<Pair>[] = []
    for (const group of groups) {
      if (mayJoin(joined, group, apart))
        joined = { pairs: [...group.pairs, ...joined.pairs], members: new Set([...joined.members, ...group.members]) }
      else rest.push(group)
    }
    groups = [...rest, joined]
  }
  return groups.map((group) => [...group.pairs])
}

interface Group<Pair> {
  readonly pairs: readonly Pair[]
  readonly members: ReadonlySet<string>
}

function mayJoin<Pair>(one: Group<Pair>, other: Group<Pair>, apart: (a: string, b: string) => boolean): boolean {
  if (![...one.members].some((member) => other.members.has(member))) return false
  return [...one.members].every((a) => [...other.members].every((b) => a === b || !apart(a, b)))
}
