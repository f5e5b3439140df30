import { crowdBradleyTerry } from '../../stats/crowd-bradley-terry.ts'
import type { CrowdSample } from '../../stats/crowd-pairs.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'
import { oneFactorScores } from '../../stats/one-factor-scores.ts'
import type { KnownAnswers } from './known-answers.ts'
import { pooledSpearman } from './pooled-spearman.ts'
import type { RatedCells } from './rated-cells.ts'
import type { Interval } from './rating-report.ts'

/** Half of a 95 % interval, in standard errors. */
export const HALF = normalQuantile(0.975)

/** What both models say of items and raters. */
export interface OrderFit {
  readonly scores: Float64Array
  readonly standardErrors: Float64Array
  readonly reliabilityOf: (rater: number) => { readonly value: number; readonly interval: Interval }
  readonly evidence: string
}

/**
 * The fit by pairs: reliability is tanh(slope / 2), how much more often than not two items that are one standard deviation apart are put right.
 *
 * @example comparedFit({ items: 2, raters: 1, rankings: [] }).evidence // 'peers, by pairs'
 */
export function comparedFit(sample: CrowdSample): OrderFit {
  const { scores, standardErrors, reliabilities, reliabilityErrors, evidence } = crowdBradleyTerry(sample)
  const reliabilityOf = (rater: number) => {
    const half = HALF * reliabilityErrors[rater]!
    const at = (slope: number) => Math.tanh(slope / 2)
    return { value: at(reliabilities[rater]!), interval: [at(reliabilities[rater]! - half), at(reliabilities[rater]! + half)] as const }
  }
  return { scores, standardErrors, reliabilityOf, evidence: `${evidence}, by pairs` }
}

/**
 * The fit by grades, for many items in one group: reliability is the correlation with the true scores. Gold decides which way is up.
 *
 * @param values higher is better: shape [cells]
 * @example gradedFit({ raters: ['r'], items: ['a'], groups: [''], itemOf: [0], starts: [0, 1], raterOf: [0] }, [1], () => undefined).evidence // 'peers, by grades'
 */
export function gradedFit(
  {
    raters,
    items,
    groups,
    itemOf,
    starts,
    raterOf,
  }: Pick<RatedCells<number>, 'raters' | 'items' | 'groups' | 'itemOf' | 'starts' | 'raterOf'>,
  values: readonly number[],
  known: KnownAnswers<number>,
): OrderFit {
  const item = new Int32Array(values.length)
  for (let unit = 0; unit + 1 < starts.length; unit++) item.fill(itemOf[unit]!, starts[unit], starts[unit + 1])
  const fit = oneFactorScores({ items: items.length, raters: raters.length, item, rater: raterOf, value: values })
  const gold = items.flatMap((name, i) => {
    const place = known(groups[0]!, name)
    return place === undefined ? [] : [{ merit: -place, score: fit.scores[i]! }]
  })
  const agreement = pooledSpearman([{ a: gold.map(({ merit }) => merit), b: gold.map(({ score }) => score) }])
  const up = agreement !== undefined && agreement < 0 ? -1 : 1
  const reliabilityOf = (rater: number) => {
    const value = up * fit.correlations[rater]!
    const half = HALF * fit.correlationErrors[rater]!
    return { value, interval: [Math.tanh(Math.atanh(value) - half), Math.tanh(Math.atanh(value) + half)] as const }
  }
  const evidence = `${agreement === undefined ? 'peers' : 'gold and peers'}, by grades`
  return { scores: fit.scores.map((score) => up * score), standardErrors: fit.standardErrors, reliabilityOf, evidence }
}
