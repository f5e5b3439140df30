import { rankData } from '../stats/rank-data.ts'
import { standardise } from './standardise.ts'

/**
 * What is a rater's own in an order: its standardised ranks, with all that the reference explains taken out.
 *
 * Honest raters err independently, so their deviations have nothing to do with each other; those of copies are the same.
 * {@link pairDependence} reads them.
 *
 * @param input.values ranks by rater, 1 = best: shape [k raters][n items]
 * @param input.reference the order that honest raters are expected to see, as numbers (known ranks or consensus scores,
 *   the direction does not matter), `undefined` where unknown: shape [n]
 * @returns over the items of the reference: shape [k][m]; a row of a rater who prefers nothing among them is empty
 * @cost O(k n log n)
 * @example deviations({ values: [[1, 2, 3], [2, 2, 2]], reference: [1, 2, 3] }) // [[0, 0, 0], []]
 */
export function deviations({
  values,
  reference,
}: {
  values: readonly (readonly number[])[]
  reference: readonly (number | undefined)[]
}): number[][] {
  const items = [...reference.keys()].filter((item) => reference[item] !== undefined)
  const direction = standardise(items.map((item) => reference[item]!))
  return values.map((ranks) => {
    const own = standardise(rankData(items.map((item) => ranks[item]!)))
    if (!own) return []
    if (!direction) return own
    const shared = own.reduce((sum, value, item) => sum + value * direction[item]!, 0) / items.length
    return own.map((value, item) => settle(value - shared * direction[item]!))
  })
}

/** Nine decimals: what is 0 on paper is 0 here, and a stored number reads back the same. */
function settle(value: number): number {
  return Math.round(value * 1e9) / 1e9 || 0 // no -0
}
