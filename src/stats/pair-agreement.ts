import { InvalidSampleError } from './errors.ts'

/** Beyond it squares of counts lose their last digits. */
const MOST_RATERS = 1e9

/**
 * Share of all pairs of raters that gave an item the same label, meaned over items: the raw agreement that Fleiss' and Randolph's kappa correct.
 *
 * @param where name of the statistic, for the message
 * @param counts raters who gave item i label j, >= 0, the same number of raters for every item: shape [n items][m labels]
 * @returns in [0, 1]; `undefined` with fewer than two raters (no pairs)
 * @throws {@link InvalidSampleError} if there are no items or no labels, rows differ in length or in their sum, or a count is negative
 *   or above 10^9
 * @cost O(n m)
 * @example pairAgreement('fleissKappa', [[2, 0], [1, 1]]) // 0.5
 */
export function pairAgreement(where: string, counts: readonly ArrayLike<number>[]): number | undefined {
  const labels = counts[0]?.length ?? 0
  if (labels === 0) throw new InvalidSampleError({ where, expected: 'counts of shape [n items][m labels]', got: `[${counts.length}][0]` })
  let raters: number | undefined
  let agreeing = 0
  for (const [item, row] of counts.entries()) {
    if (row.length !== labels)
      throw new InvalidSampleError({ where, expected: `${labels} counts an item`, got: `${row.length} for item ${item}` })
    let sum = 0
    for (let label = 0; label < labels; label++) {
      const count = row[label]!
      if (!(count >= 0 && count <= MOST_RATERS))
        throw new InvalidSampleError({ where, expected: `counts in 0..${MOST_RATERS}`, got: `${count} for item ${item}` })
      sum += count
      agreeing += count * (count - 1)
    }
    raters ??= sum
    if (sum !== raters) throw new InvalidSampleError({ where, expected: `${raters} raters for every item`, got: `${sum} for item ${item}` })
  }
  return raters === undefined || raters < 2 ? undefined : agreeing / (counts.length * raters * (raters - 1))
}
