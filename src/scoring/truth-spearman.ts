import { pearson } from '../stats/pearson.ts'
import { knownPart } from './known-part.ts'

/**
 * Agreement of a rater's order with the known order: Spearman over the items whose place is known.
 *
 * Where the truth is uncertain its expected ranks are taken as they are, so that a gap of 0.1 ranks counts less than one of 1.
 *
 * @param values ranks by one rater, 1 = best, equal numbers are ties: shape [n]
 * @param expectedRanks of a {@link Truth}, `undefined` where unknown: shape [n]
 * @returns in [-1, 1]: 1 = the known order, 0 = chance, -1 = reversed. One rank for everything is 0: it says nothing.
 *   `undefined` when fewer than two places are known, or all known items are equally good
 * @source Spearman (1904), Am. J. Psychol. 15(1):72-101, doi:10.2307/1412159
 * @example truthSpearman([2, 1, 3, 4], [1, 2, 3, 4]) // 0.8
 */
export function truthSpearman(values: readonly number[], expectedRanks: readonly (number | undefined)[]): number | undefined {
  const part = knownPart(values, expectedRanks)
  return part && (pearson(part.own, part.expected) ?? 0)
}
