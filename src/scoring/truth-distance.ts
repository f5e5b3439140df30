import { isConstant } from '../stats/is-constant.ts'
import { knownPart } from './known-part.ts'

/**
 * Closeness of a rater's ranks to the expected ones, corrected for chance.
 *
 * 1 - distance / expected: distance = sum over items of |own rank - expected rank| (Spearman's footrule), expected = its mean over all
 * ways to hand the rater's own ranks to the items. Whoever ties everything has distance = expected, so exactly 0: an uncentred
 * distance or cosine pays such answers almost in full. It is linearly weighted kappa on ranks, in other words.
 *
 * @param values ranks by one rater, 1 = best, equal numbers are ties: shape [n]
 * @param expectedRanks of a {@link Truth}, `undefined` where unknown: shape [n]
 * @returns in [-1, 1]: 1 = the expected ranks (out of reach where a vague truth has no whole ranks), 0 = random order or constant; a
 *   reversed order gives -1 for two items, -0.6 for four, towards -0.5 for many. `undefined` when fewer than two places are known, or all known items are equally good
 * @cost O(n^2)
 * @source Diaconis & Graham (1977), J. R. Stat. Soc. B 39(2):262-268, doi:10.1111/j.2517-6161.1977.tb01624.x
 * @example truthDistance([4, 3, 2, 1], [1, 2, 3, 4]) // -0.6
 */
export function truthDistance(values: readonly number[], expectedRanks: readonly (number | undefined)[]): number | undefined {
  const part = knownPart(values, expectedRanks)
  if (!part) return undefined
  if (isConstant(part.own)) return 0
  const n = part.own.length
  let distance = 0
  let allPairs = 0 // n times the expected distance
  for (let i = 0; i < n; i++) {
    distance += Math.abs(part.own[i]! - part.expected[i]!)
    for (let j = 0; j < n; j++) allPairs += Math.abs(part.own[i]! - part.expected[j]!)
  }
  return Math.max(-1, 1 - (n * distance) / allPairs)
}
