import { normalCdf } from '../stats/normal-cdf.ts'
import { InvalidScoringInputError } from './errors.ts'
import type { Truth } from './truth.ts'

/** What a leaderboard says of whatever made an item. */
export interface LeaderboardEntry {
  /** Higher = better, on the leaderboard's own scale. */
  readonly score: number
  /** Standard deviation of the score, on the same scale. */
  readonly uncertainty: number
}

/**
 * The truth of items whose makers stand on a leaderboard: a distribution of orders, not one order.
 *
 * P(i is better than j) = Phi((score_i - score_j) / sqrt(uncertainty_i^2 + uncertainty_j^2)); the expected rank of i is 1 + the sum of
 * P(j is better than i). Certainty is the variance of the expected ranks as a share of that of 1 ... m: makers that the leaderboard
 * cannot tell apart pull the ranks to the middle, and the truth then says less.
 *
 * @param entries one per item, `undefined` for a maker that is not on the leaderboard: shape [n]
 * @returns expected ranks in [1, m] for the m known items; certainty 0 when m < 2
 * @throws {@link InvalidScoringInputError} if a score is not finite or an uncertainty not finite and >= 0
 * @cost O(n^2)
 * @source Thurstone (1927), Psychol. Rev. 34(4):273-286, doi:10.1037/h0070288 (case V: a normal distribution per item)
 * @example leaderboardTruth([{ score: 1200, uncertainty: 0 }, undefined, { score: 1300, uncertainty: 0 }]) // { expectedRanks: [2, undefined, 1], certainty: 1 }
 */
export function leaderboardTruth(entries: readonly (LeaderboardEntry | undefined)[]): Truth {
  const known = entries.filter((entry) => entry !== undefined)
  for (const { score, uncertainty } of known)
    if (!(Number.isFinite(score) && uncertainty >= 0 && uncertainty < Number.POSITIVE_INFINITY))
      throw new InvalidScoringInputError({
        where: 'leaderboardTruth',
        expected: 'finite scores and uncertainties >= 0',
        got: `${score} +- ${uncertainty}`,
      })
  // Everybody is above itself with probability 1/2, which the sum over all includes.
  const expectedRanks = entries.map((entry) => entry && known.reduce((sum, other) => sum + probabilityAbove(other, entry), 0.5))
  const m = known.length
  const middle = (m + 1) / 2
  const squares = expectedRanks.reduce<number>((sum, rank) => (rank === undefined ? sum : sum + (rank - middle) ** 2), 0)
  return { expectedRanks, certainty: m < 2 ? 0 : Math.min(1, (12 * squares) / (m * (m * m - 1))) }
}

function probabilityAbove(one: LeaderboardEntry, other: LeaderboardEntry): number {
  const gap = one.score - other.score
  const deviation = Math.hypot(one.uncertainty, other.uncertainty)
  return gap === 0 ? 0.5 : normalCdf(gap / deviation) // a gap without uncertainty is an infinite one
}
