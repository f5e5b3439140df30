import { normalQuantile } from '../stats/normal-quantile.ts'
import { pairEvidence, type WeighedReplies } from './pair-evidence.ts'
import type { ScoringRecipe } from './recipe.ts'

export interface GateVerdict {
  readonly outcome: 'trusted' | 'undecided'
  /** Weighted mean Spearman of all pairs, truth included, in [-1, 1]; `undefined` when there is no pair. */
  readonly agreement: number | undefined
  /** Chance alone exceeds it only with probability 1 - confidence: agreement must be above it. At most 1. */
  readonly chanceBound: number | undefined
  /** As good as so many independent raters of equal weight. */
  readonly effectiveRaters: number
  /** The verdict in a sentence. */
  readonly words: string
}

/**
 * Whether the judgments of a task agree more than chance explains; if not, the task must give nobody trust.
 *
 * Agreement is that of {@link pairEvidence}, with the truth as one more rater of weight certainty * validity. It is held against
 * its own chance distribution for these raters, weights and ties, and not against a fixed bar, which people with honest differences of
 * taste would fail. Skewness is taken into account (three who agree by chance are three agreeing pairs), and dependence: copies agree
 * for nothing.
 *
 * Whoever is paid for a task must not be among those who open it: random raters would be paid just where they happen to agree (+.16 for each
 * trusted task among 7 honest raters, +.40 among 3). {@link scoreReplies} therefore asks once for the task and once for each rater without it.
 *
 * @param replies.truthValidity in [0, 1], from {@link arbitrateTruth}: how far the truth still counts
 * @param options.threshold agreement that chance is allowed on top
 * @param options.confidence how surely, one-sided
 * @param options.minPeers without truth, fewer effective raters than this decide nothing
 * @param options.who the raters, in the words of the verdict
 * @cost O(k^3 + k^2 n)
 * @source Cornish & Fisher (1938), Rev. Inst. Int. Stat. 5(4):307-320 (a quantile with skewness)
 * @example gateTask({ values: [[1, 2, 3]], weights: [1], dependence: [[0]], truth: undefined, truthValidity: 1 }, { threshold: 0, confidence: 0.95, minPeers: 2 }).outcome // 'undecided'
 */
export function gateTask({ truthValidity, ...replies }: GatedReplies, options: GateOptions): GateVerdict {
  const { threshold, confidence, minPeers, who = 'the judges' } = options
  const truthWeight = (replies.truth?.certainty ?? 0) * truthValidity
  const evidence = pairEvidence(replies, truthWeight)
  if (!evidence) return { outcome: 'undecided', agreement: undefined, chanceBound: undefined, effectiveRaters: 0, words: NO_PAIR }
  const { agreement, chance, effectiveRaters } = evidence
  const z = normalQuantile(confidence)
  const bound = threshold + chance.mean + chance.deviation * (z + ((z * z - 1) / 6) * chance.skewness)
  const chanceBound = Math.min(1, bound)
  const verdict = { agreement, chanceBound, effectiveRaters }
  if (truthWeight === 0 && effectiveRaters < minPeers - ROUNDING) {
    const words = `${who} count as ${effectiveRaters.toFixed(1)} independent ones, where ${minPeers} are needed`
    return { ...verdict, outcome: 'undecided', words }
  }
  const whom = truthWeight > 0 ? 'with each other and with the known order' : 'with each other'
  const numbers = `(${agreement.toFixed(2)} on average, where chance reaches ${chanceBound.toFixed(2)})`
  return agreement > chanceBound + ROUNDING
    ? { ...verdict, outcome: 'trusted', words: `${who} agree ${whom} beyond chance ${numbers}` }
    : { ...verdict, outcome: 'undecided', words: `${who} do not agree ${whom} beyond chance ${numbers}` }
}

type GatedReplies = WeighedReplies & { readonly truthValidity: number }
type GateOptions = ScoringRecipe['gate'] & Pick<ScoringRecipe, 'minPeers'> & { readonly who?: string }

const NO_PAIR = 'there are no two judgments to compare'

/** What is equal on paper must not be decided by the order of additions. */
const ROUNDING = 1e-9
