/** Response ids in order of their ranks, tied ones together: { a: 1, b: 2, c: 1 } is [['a', 'c'], ['b']]. */
export function rankGroups(ranks: Readonly<Record<string, number>>): string[][] {
  const byRank = Map.groupBy(Object.entries(ranks), ([, rank]) => rank)
  return [...byRank].sort(([a], [b]) => a - b).map(([, members]) => members.map(([id]) => id))
}
