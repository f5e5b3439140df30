/**
 * How often two sat in one panel of some rounds.
 *
 * @param rounds panels by round, miners by panel
 * @returns of two miners: whole, >= 0, symmetric
 * @example countMeetings([[['a', 'b'], ['c']], [['a', 'b', 'c']]])('b', 'a') // 2
 */
export function countMeetings(rounds: readonly (readonly (readonly string[])[])[]): (a: string, b: string) => number {
  const panelsOf = new Map<string, Set<readonly string[]>>()
  for (const panel of rounds.flat())
    for (const miner of panel) panelsOf.set(miner, (panelsOf.get(miner) ?? new Set<readonly string[]>()).add(panel))
  return (a, b) => {
    let meetings = 0
    const theirs = panelsOf.get(b)
    if (theirs) for (const panel of panelsOf.get(a) ?? []) if (theirs.has(panel)) meetings++
    return meetings
  }
}
