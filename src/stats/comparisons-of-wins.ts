import { InvalidSampleError } from './errors.ts'
import type { PairedComparisons } from './merge-comparisons.ts'

/**
 * Comparisons out of a table of wins.
 *
 * @param wins `wins[i][j]` = how often i beat j, ties as half for both: shape [items][items]; the diagonal is not read
 * @throws {@link InvalidSampleError} if the table is not square
 * @example comparisonsOfWins([[0, 3], [1, 0]]) // { items: 2, first: [0], second: [1], wins: [3], losses: [1] }
 */
export function comparisonsOfWins(wins: readonly ArrayLike<number>[]): PairedComparisons {
  const columns = { first: [] as number[], second: [] as number[], wins: [] as number[], losses: [] as number[] }
  for (let i = 0; i < wins.length; i++) {
    if (wins[i]!.length !== wins.length)
      throw new InvalidSampleError({ where: 'comparisonsOfWins', expected: `rows of ${wins.length}`, got: `a row of ${wins[i]!.length}` })
    for (let j = i + 1; j < wins.length; j++) {
      if (wins[i]![j] === 0 && wins[j]![i] === 0) continue
      columns.first.push(i)
      columns.second.push(j)
      columns.wins.push(wins[i]![j]!)
      columns.losses.push(wins[j]![i]!)
    }
  }
  return { items: wins.length, ...columns }
}
