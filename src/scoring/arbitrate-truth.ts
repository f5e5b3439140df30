import { pearson } from '../stats/pearson.ts'
import { knownPart } from './known-part.ts'
import { type PairEvidence, pairEvidence, type WeighedReplies } from './pair-evidence.ts'
import type { ScoringRecipe } from './recipe.ts'

export interface Arbitration {
  /** In [0, 1]: 1 = nothing speaks against the truth, 0 = the raters have overturned it. */
  readonly validity: number
  /** Weighted mean Spearman of the raters with the truth; `undefined` where there is none. */
  readonly agreementWithTruth: number | undefined
  /** Weighted mean Spearman of the raters with each other, on the items whose order is known. */
  readonly agreementAmongRaters: number | undefined
  readonly effectiveRaters: number
  /** The truth is reported as wrong. */
  readonly flagged: boolean
  /** The verdict in a sentence. */
  readonly words: string
}

/**
 * People first: how far a truth still counts when proven, independent raters agree with each other and not with it.
 *
 * Raters who agree with each other at A each see the common order with correlation sqrt(A). If the truth is that order, they agree
 * with it at T = sqrt(A); if it has nothing to do with it, at 0; if it is reversed, at -sqrt(A); each time with the spread that so many raters on so
 * few items leave. Validity is the posterior probability of the first (wrong truths are half unrelated, half reversed), as a share of
 * what it was before, and at most 1: raters who confirm a truth add nothing to it.
 *
 * @param replies.weights of proven raters only (newcomers 0), discounted for dependence: shape [k]
 * @param options.wrongTruthPrior how often a truth is wrong, before anybody has judged
 * @param options.minEffectiveRaters fewer than this cannot overturn anything
 * @param options.flagBelow validity below which the truth is flagged
 * @cost O(k^2 n + k^3)
 * @source Spearman (1904), Am. J. Psychol. 15(1):72-101, doi:10.2307/1412159 (correlation with the common part = sqrt of that between raters)
 * @example arbitrateTruth({ values: [], weights: [], dependence: [], truth: undefined }, { wrongTruthPrior: 0.05, minEffectiveRaters: 3, flagBelow: 0.1 }).validity // 1
 */
export function arbitrateTruth(
  replies: WeighedReplies,
  { wrongTruthPrior, minEffectiveRaters, flagBelow }: ScoringRecipe['arbitration'],
): Arbitration {
  const { truth } = replies
  const telling = [...replies.values.keys()].flatMap((rater) => {
    const weight = replies.weights[rater]!
    const known = truth && weight > 0 ? knownPart(replies.values[rater]!, truth.expectedRanks) : undefined
    const agreement = known && pearson(known.own, known.expected)
    return agreement === undefined ? [] : [{ rater, weight, known: known!.own, agreement }]
  })
  const among = pairEvidence(
    {
      values: telling.map(({ known }) => known),
      weights: telling.map(({ weight }) => weight),
      dependence: telling.map((one) => telling.map((other) => replies.dependence[one.rater]![other.rater]!)),
      truth: undefined,
    },
    0,
  )
  const total = telling.reduce((sum, { weight }) => sum + weight, 0)
  const withTruth = total > 0 ? telling.reduce((sum, { weight, agreement }) => sum + weight * agreement, 0) / total : undefined
  const seen = { agreementWithTruth: withTruth, agreementAmongRaters: among?.agreement, effectiveRaters: among?.effectiveRaters ?? 0 }
  if (!truth || truth.certainty === 0) return { ...seen, validity: 1, flagged: false, words: 'no order is known' }
  if (!among || among.effectiveRaters < minEffectiveRaters - ROUNDING)
    return { ...seen, validity: 1, flagged: false, words: 'too few proven, independent judges to speak against the known order' }

  const doubt = shareOfWrong({
    among,
    withTruth: withTruth!,
    certainty: truth.certainty,
    freedom: telling[0]!.known.length - 1,
    wrongTruthPrior,
  })
  const validity = Math.min(1, (1 - doubt) / (1 - wrongTruthPrior))
  const flagged = validity < flagBelow
  const numbers = `${among.agreement.toFixed(2)} with each other, ${withTruth!.toFixed(2)} with the known order`
  const words = flagged
    ? `proven judges agree on another order (${numbers}), so the known order is taken for wrong`
    : `proven judges leave the known order ${Math.round(100 * validity)} % of its weight (${numbers})`
  return { ...seen, validity, flagged, words }
}

/** Posterior probability that the truth is wrong, from the likelihoods of what was seen. */
function shareOfWrong(evidence: {
  readonly among: PairEvidence
  readonly withTruth: number
  readonly certainty: number
  readonly freedom: number
  readonly wrongTruthPrior: number
}): number {
  const { among, withTruth, certainty, freedom, wrongTruthPrior } = evidence
  const agreement = Math.max(0, Math.min(1, among.agreement))
  const error = among.chance.deviation
  const blur = error ** 2 / (4 * Math.max(agreement, error)) // of sqrt(agreement), itself an estimate
  const sampling = (1 - agreement) / among.effectiveRaters / freedom + blur
  const spread = sampling + (agreement * (1 - certainty)) / freedom
  const expected = Math.sqrt(agreement * certainty)
  const cases = [
    Math.log(1 - wrongTruthPrior) + logDensity(withTruth, expected, spread),
    Math.log(wrongTruthPrior / 2) + logDensity(withTruth, 0, sampling + agreement / freedom),
    Math.log(wrongTruthPrior / 2) + logDensity(withTruth, -expected, spread),
  ]
  const best = Math.max(...cases) // taken out, so that not all of them can vanish
  const [valid, unrelated, reversed] = cases.map((one) => Math.exp(one - best)) as [number, number, number]
  return (unrelated + reversed) / (valid + unrelated + reversed)
}

/** What is equal on paper must not be decided by the order of additions. */
const ROUNDING = 1e-9

/** Of a normal distribution, up to a constant. */
function logDensity(value: number, mean: number, variance: number): number {
  return -((value - mean) ** 2) / (2 * variance) - Math.log(variance) / 2
}
