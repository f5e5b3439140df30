import { checkSamples } from './check-samples.ts'
import { cosineSimilarity } from './cosine-similarity.ts'
import { typedRanks } from './typed-ranks.ts'

/**
 * Spearman's rank correlation: agreement of two orders, ties allowed.
 *
 * Pearson's correlation of the average ranks. With few items only a few values exist (11 for four items
 * without ties): say nothing about a rater from one of them.
 *
 * @param a shape [n]
 * @param b shape [n], same items in the same order
 * @returns in [-1, 1]; 1 = same order, -1 = reversed, 0 on average for unrelated orders. `undefined` when n < 2
 *   or one sample is constant: an order that does not exist agrees with nothing.
 * @throws {@link InvalidSampleError} if lengths differ or a value is not finite
 * @cost O(n)
 * @source Spearman (1904), Am. J. Psychol. 15(1):72-101, doi:10.2307/1412159
 * @oracle scipy.stats.spearmanr, correlation.oracle.json
 * @example spearman([1, 2, 3, 4], [2, 1, 3, 4]) // 0.8
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  checkSamples('spearman', [a, b])
  return cosineSimilarity(centredRanks(a), centredRanks(b))
}

/** Twice the distance of each rank from the mean rank: whole numbers. */
function centredRanks(values: ArrayLike<number>): Float64Array {
  const ranks = typedRanks(values)
  for (let i = 0; i < ranks.length; i++) ranks[i] = 2 * ranks[i]! - (ranks.length + 1)
  return ranks
}
