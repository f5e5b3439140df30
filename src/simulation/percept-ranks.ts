/**
 * Ranks percepts as a person does who calls close ones equal: from the best down, each ties with the best of the
 * current group when it is less than `tieWidth` below it, else opens the next group.
 *
 * @param percepts higher is better: shape [n]
 * @returns shape [n]; 1 = best, ties share the best place of their group and the places after them stay empty
 * @example perceptRanks([5, 9, 8.8, 1], 0.5) // [3, 1, 1, 4]
 */
export function perceptRanks(percepts: readonly number[], tieWidth: number): number[] {
  const bestFirst = percepts.map((_, index) => index).sort((a, b) => percepts[b]! - percepts[a]!)
  const ranks = new Array<number>(percepts.length)
  let leader = Number.POSITIVE_INFINITY
  let rank = 1
  for (const [place, index] of bestFirst.entries()) {
    const percept = percepts[index]!
    if (percept !== leader && leader - percept >= tieWidth) {
      leader = percept
      rank = place + 1
    }
    ranks[index] = rank
  }
  return ranks
}
