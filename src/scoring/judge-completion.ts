import { normalCdf } from '../stats/normal-cdf.ts'
import { InvalidScoringInputError } from './errors.ts'

export interface CompletionOptions {
  /** Variance of what the items of one task really are worth, in the units of {@link opinions}. */
  readonly signalVariance: number
  /** Variance of one opinion of a typical rater around that. */
  readonly noiseVariance: number
  /** Weight of a typical proven rater: the unit in which raters are counted. */
  readonly typicalWeight: number
  /** Certain enough: no more than this share of the pairs is expected to be in the wrong order. */
  readonly toleratedError: number
}

export interface Completion {
  /** complete: certain enough. ambiguous: not certain, and no more judgments may be had: the items are too much alike for these raters. */
  readonly state: 'complete' | 'more' | 'ambiguous'
  /** Expected share of item pairs that the consensus orders wrongly: in [0, 0.5]. */
  readonly expectedError: number
  readonly words: string
}

/**
 * Whether a task has enough judgments: two-sided stop, between a floor and a ceiling.
 *
 * Each item's worth has a normal prior; every opinion moves it, by the weight of its rater. The expected error is the mean over all pairs of
 * the probability that the order of the two posteriors is wrong. Clear tasks stop at the floor, close ones go on, hopeless ones end at the ceiling.
 *
 * @param input.opinions shape [k raters][n items], from {@link opinions}
 * @param input.weights how much each rater counts, >= 0: shape [k]
 * @param input.more whether more judgments may be had; below `fewest` judgments the answer is then always "more"
 * @param input.fewest floor of judgments
 * @throws {@link InvalidScoringInputError} if shapes differ or there are fewer than two items
 * @cost O(k n + n^2)
 * @source normal-normal posterior, Gelman et al. (2013), Bayesian Data Analysis, ch. 2.5; stop rule after Wald (1945), Ann. Math. Stat. 16(2):117-186
 * @example judgeCompletion({ opinions: [[0.8, -0.8]], weights: [1], fewest: 1, more: true }, { signalVariance: 1, noiseVariance: 1, typicalWeight: 1, toleratedError: 0.3 }).state // 'complete'
 */
export function judgeCompletion(
  {
    opinions,
    weights,
    fewest,
    more,
  }: {
    readonly opinions: readonly (readonly number[])[]
    readonly weights: readonly number[]
    readonly fewest: number
    readonly more: boolean
  },
  { signalVariance, noiseVariance, typicalWeight, toleratedError }: CompletionOptions,
): Completion {
  const n = opinions[0]?.length ?? 0
  if (weights.length !== opinions.length || opinions.some((row) => row.length !== n) || (opinions.length > 0 && n < 2))
    throw new InvalidScoringInputError({
      where: 'judgeCompletion',
      expected: 'one weight per rater and opinions on the same two or more items',
      got: `${opinions.length} raters, ${weights.length} weights, lengths ${opinions.map((row) => row.length)}`,
    })
  let precision = 1 / signalVariance
  const pulls = new Array<number>(n).fill(0)
  for (const [rater, row] of opinions.entries()) {
    const information = weights[rater]! / typicalWeight / noiseVariance
    precision += information
    for (const [item, opinion] of row.entries()) pulls[item]! += information * opinion
  }
  const expectedError = meanPairError(
    pulls.map((pull) => pull / precision),
    Math.sqrt(2 / precision),
  )
  const percent = Math.round(expectedError * 100)
  const found = `${percent} % of the pairs are expected to be in the wrong order`
  if (more && opinions.length < fewest)
    return { state: 'more', expectedError, words: `${opinions.length} of at least ${fewest} judgments are in.` }
  if (expectedError <= toleratedError) return { state: 'complete', expectedError, words: `Certain enough: ${found}.` }
  if (more) return { state: 'more', expectedError, words: `More judgments are needed: ${found}.` }
  return { state: 'ambiguous', expectedError, words: `No more judgments are to be had, and it stays open: ${found}.` }
}

/** Mean over pairs of the probability that two normal posteriors lie the other way round. */
function meanPairError(means: readonly number[], sdOfDifference: number): number {
  let sum = 0
  let pairs = 0
  for (let i = 0; i < means.length; i++) {
    for (let j = 0; j < i; j++) {
      sum += normalCdf(-Math.abs(means[i]! - means[j]!) / sdOfDifference)
      pairs++
    }
  }
  return pairs === 0 ? 0.5 : sum / pairs
}
