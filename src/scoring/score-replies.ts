import { type Arbitration, arbitrateTruth } from './arbitrate-truth.ts'
import { type Component, combineComponents } from './combine-components.ts'
import { consensusOrder } from './consensus-order.ts'
import { deviations } from './deviations.ts'
import { effectiveRaters } from './effective-raters.ts'
import { effectiveWeights } from './effective-weights.ts'
import { type GateVerdict, gateTask } from './gate-task.ts'
import { peerIcc } from './peer-icc.ts'
import { peerKappa } from './peer-kappa.ts'
import { peerSpearman } from './peer-spearman.ts'
import type { MetricName } from './recipe.ts'
import { checkReplies, type Replies } from './replies.ts'
import { truthDistance } from './truth-distance.ts'
import { truthSpearman } from './truth-spearman.ts'

export interface ReplyScore {
  /** In [-1, 1]: 1 = perfect, 0 = chance or withheld. */
  readonly value: number
  /** withheld: the others do not agree beyond chance and no order is known, so the score says nothing and gives neither trust nor pay. */
  readonly outcome: 'scored' | 'withheld'
  readonly components: readonly Component[]
  /** What it says of skill, in [0, 1]: 1 where a known order carried the score, less where peers did, 0 when withheld. */
  readonly evidence: number
  /** What the reference does not explain of the order, from {@link deviations}. */
  readonly deviation: readonly number[]
  /** Of the others, without this rater: they count in the score or not. */
  readonly gate: TaskGate
  /** How far the truth counted for this rater, in [0, 1]: as the others arbitrate. */
  readonly truthValidity: number
  readonly words: string
}

export type TaskGate = Omit<GateVerdict, 'outcome'> & { readonly outcome: 'trusted' | 'reissue' | 'withheld' }

export interface TaskScore {
  /** One per rater, in the order of `raters`. */
  readonly scores: readonly ReplyScore[]
  /** Of the task's result, by all judgments together; who is scored follows the gates in {@link ReplyScore}. reissue: not to be trusted yet, ask for more; withheld: nor will it be. */
  readonly gate: TaskGate
  readonly arbitration: Arbitration
  /** How much each rater counts, from {@link effectiveWeights}: shape [k]. */
  readonly weights: readonly number[]
}

/**
 * Scores every rater of one task against what is known and against the other raters.
 *
 * Each metric is 1 when perfect and 0 at chance level, so the score is too. Peers count by their past reliability and independence.
 * The own judgment never counts for itself: each rater is compared with the others where all of those pass {@link gateTask}, and with the truth
 * as the others arbitrate it. What somebody says of a known order tells something whatever the others say: did it need their agreement, a
 * majority that is wrong would be scored only where nothing shows it.
 *
 * @returns permuting raters permutes scores, permuting items changes nothing
 * @throws {@link InvalidScoringInputError} if shapes differ, a name repeats, or a number is not finite or off its scale
 * @cost O(k^4 + k^3 n)
 */
export function scoreReplies(replies: Replies): TaskScore {
  checkReplies(replies)
  const { raters, values, truth, reliability, dependence, more, recipe } = replies
  const weights = effectiveWeights({ reliability, dependence }, recipe)
  // Proven is only what goes beyond the allowance of newcomers: a crowd of those must not overturn a truth.
  const beyond = reliability.map((mean) => Math.max(-1, mean - recipe.newcomerWeight))
  const proven = effectiveWeights({ reliability: beyond, dependence }, { newcomerWeight: 0 })
  const judge = (heard: readonly number[], provenHeard: readonly number[], who: string) => {
    const arbitration = arbitrateTruth({ values, weights: provenHeard, dependence, truth }, recipe.arbitration)
    const task = { values, weights: heard, dependence, truth, truthValidity: arbitration.validity }
    return { arbitration, gate: gateTask(task, { ...recipe.gate, minPeers: recipe.minPeers, who }) }
  }
  const { arbitration, gate } = judge(weights, proven, 'the judges')
  const reference = truth && truth.certainty > 0 && !arbitration.flagged ? truth.expectedRanks : consensusOrder({ values, weights }).scores
  const deviation = deviations({ values, reference })
  const scores = raters.map((_, rater) => {
    const asPeers = (list: readonly number[]) =>
      list.map((weight, other) => (other === rater ? 0 : weight * (1 - dependence[rater]![other]!)))
    const others = judge(asPeers(weights), asPeers(proven), 'the other judges')
    return { ...scoreReply(replies, rater, asPeers(weights), others), deviation: deviation[rater]! }
  })
  return { scores, gate: withOutcome(gate, more ? 'reissue' : 'withheld'), arbitration, weights }
}

function withOutcome(gate: GateVerdict, otherwise: 'reissue' | 'withheld'): TaskGate {
  return { ...gate, outcome: gate.outcome === 'trusted' ? 'trusted' : otherwise }
}

function scoreReply(
  { values, grades, truth, dependence, recipe }: Replies,
  rater: number,
  weights: readonly number[],
  { arbitration, gate }: { readonly arbitration: Arbitration; readonly gate: GateVerdict },
): Omit<ReplyScore, 'deviation'> {
  const own = values[rater]!
  const enough = effectiveRaters(weights, dependence) >= recipe.minPeers - ROUNDING
  const metrics: Record<MetricName, () => number | undefined> = {
    'truth-spearman': () => truth && truthSpearman(own, truth.expectedRanks),
    'truth-distance': () => truth && truthDistance(own, truth.expectedRanks),
    'peer-spearman': () => (enough ? peerSpearman(own, { values, weights }) : undefined),
    'peer-kappa': () => (enough ? peerKappa(own, { values, weights }) : undefined),
    'peer-icc': () => (enough ? peerIcc(grades[rater]!, { grades, weights }) : undefined),
  }
  const trusted = gate.outcome === 'trusted'
  const truthTrust = arbitration.flagged && !trusted ? 0 : (truth?.certainty ?? 0) * arbitration.validity
  const { value, components, truthShare, peerShare } = combineComponents(
    recipe.components.map(({ metric, weight }) => ({ metric, weight, value: metrics[metric]() })),
    { truthTrust, peersCount: trusted },
  )
  const head = { gate: withOutcome(gate, 'withheld'), truthValidity: arbitration.validity }
  if (truthShare + peerShare > 0)
    return {
      value,
      outcome: 'scored',
      components,
      evidence: Math.min(1, truthShare + recipe.peerEvidence * peerShare),
      ...head,
      words: scoreWords({ value, truthShare, peerShare, peers: weights.filter((weight) => weight > 0).length, arbitration, gate }),
    }
  const why = trusted ? 'the others together prefer nothing' : gate.words
  const words = `Not scored, because ${why}. It counts neither for you nor against you.`
  return { value: 0, outcome: 'withheld', components, evidence: 0, ...head, words }
}

/** What is equal on paper must not be decided by the order of additions. */
const ROUNDING = 1e-9

function scoreWords(score: {
  readonly value: number
  readonly truthShare: number
  readonly peerShare: number
  readonly peers: number
  readonly arbitration: Arbitration
  readonly gate: GateVerdict
}): string {
  const { value, truthShare, peerShare, peers, arbitration, gate } = score
  const [known, others] = [Math.round(truthShare * 100), Math.round(peerShare * 100)]
  const sources = [
    ...(known > 0 ? [`${known} % from the known order`] : []),
    ...(others > 0 ? [`${others} % from ${peers} other ${peers === 1 ? 'judge' : 'judges'}`] : []),
  ]
  const number = (Math.round(value * 100) / 100 || 0).toFixed(2)
  const why = gate.outcome === 'trusted' ? `because ${gate.words}` : `because an order is known, although ${gate.words}`
  const doubt = arbitration.flagged ? ` And ${arbitration.words}.` : ''
  return `Score ${number} (1 = perfect, 0 = chance): ${sources.join(', ')}. It counts, ${why}.${doubt}`
}
