/**
 * Ranks of any kind (from 0, with gaps, with halves) as 1 = best, 2, 3, ...; ties stay ties.
 * @param ranks shape [n], lower = better; `undefined` where nothing is known
 * @returns shape [n], `undefined` where the input is
 */
export function denseRanks(ranks: readonly (number | undefined)[]): (number | undefined)[] {
  const levels = [...new Set(ranks.filter((rank) => rank !== undefined))].sort((a, b) => a - b)
  const position = new Map(levels.map((level, index) => [level, index + 1]))
  return ranks.map((rank) => (rank === undefined ? undefined : position.get(rank)))
}
