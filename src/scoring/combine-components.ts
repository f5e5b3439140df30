import { componentWords } from './component-words.ts'
import type { MetricName } from './recipe.ts'

/** One metric's part in a score. */
export interface Component {
  readonly metric: MetricName
  /** In [-1, 1]: 1 = perfect, 0 = chance; `null` where the metric does not exist for this task. */
  readonly value: number | null
  /** Its share in the score, in [0, 1]. */
  readonly weight: number
  readonly words: string
}

export interface CombinedComponents {
  /** Sum of weight * value: in [-1, 1]. */
  readonly value: number
  readonly components: readonly Component[]
  /** Share of the truth, and of the peers: together 1, less where only a vague truth counts, 0 where nothing does. */
  readonly truthShare: number
  readonly peerShare: number
}

/**
 * One score from several metrics.
 *
 * A metric that does not exist hands its weight on to the others in proportion. The truth keeps only `truthTrust` of its weight and hands
 * the rest to the peers; where there are none, nobody gets it and the score itself shrinks, so that a vague truth alone pays less.
 *
 * @param measured each metric of the recipe with its weight there, `undefined` where it does not exist
 * @param counts.truthTrust certainty * validity of the truth, in [0, 1]
 * @param counts.peersCount false: their metrics are shown, and hand their weight on as if they did not exist
 */
export function combineComponents(
  measured: readonly { readonly metric: MetricName; readonly weight: number; readonly value: number | undefined }[],
  { truthTrust, peersCount }: { readonly truthTrust: number; readonly peersCount: boolean },
): CombinedComponents {
  const counts = (metric: MetricName, value: number | undefined) => value !== undefined && (peersCount || isTruth(metric))
  const present = measured.filter(({ metric, value }) => counts(metric, value))
  const truth = present.reduce((sum, { metric, weight }) => (isTruth(metric) ? sum + weight : sum), 0)
  const peers = present.reduce((sum, { metric, weight }) => (isTruth(metric) ? sum : sum + weight), 0)
  const truthShare = truth > 0 ? (truthTrust * truth) / (truth + peers) : 0
  const peerShare = peers > 0 ? 1 - truthShare : 0
  const components = measured.map(({ metric, weight, value }) => ({
    metric,
    value: value ?? null,
    weight: !counts(metric, value) ? 0 : isTruth(metric) ? (weight / truth) * truthShare : (weight / peers) * peerShare,
    words: componentWords(metric, value),
  }))
  const sum = components.reduce((total, { weight, value }) => total + weight * (value ?? 0), 0)
  return { value: Math.max(-1, Math.min(1, sum)) || 0, components, truthShare, peerShare } // || 0: no -0
}

function isTruth(metric: MetricName): boolean {
  return metric.startsWith('truth')
}
