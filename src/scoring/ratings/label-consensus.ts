import type { CrowdLabels } from '../../stats/crowd-labels.ts'
import { likeliestClasses } from '../../stats/likeliest-classes.ts'
import { pooledDawidSkene } from '../../stats/pooled-dawid-skene.ts'
import { raterAgreement } from '../../stats/rater-agreement.ts'
import { wilsonInterval } from '../../stats/wilson-interval.ts'
import type { KnownAnswers } from './known-answers.ts'
import type { RatedCells } from './rated-cells.ts'
import { byReliability, raterStanding } from './rater-standing.ts'
import type { Consensus, RatedRater } from './rating-report.ts'

/** The probabilities of each item's labels and a table of errors for each rater have to fit into memory. */
const MOST_TABLE_CELLS = 2e7

/**
 * Consensus label of each item with the probability of every class, and reliability of raters, by {@link pooledDawidSkene}.
 *
 * A rater's reliability is the kappa of the rater's labels with the truth: what the model believes, or the gold where it is known. Where the truth
 * is only probable, labels count for less: with p the probability that each is right and a the mean of p, n labels count as
 * n - sum p (1 - p) / (a (1 - a)), the information that is not missing about a share.
 *
 * @param known true label of an item in a group, where it is known
 * @source Louis (1982), J. R. Stat. Soc. B 44(2):226-233, doi:10.1111/j.2517-6161.1982.tb01203.x (missing information)
 * @example labelConsensus({ raters: [], items: [], groups: [], itemOf: [], groupOf: [], starts: [0], raterOf: [], values: [] }, () => undefined).consensus.kind // 'none'
 */
export function labelConsensus(
  cells: RatedCells<string>,
  known: KnownAnswers<string>,
): { readonly consensus: Consensus; readonly raters: readonly RatedRater[] } {
  const classes = [...new Set(cells.values)].sort()
  const refusal = whyNoLabels(cells, classes)
  if (refusal !== undefined) {
    const reliability = { undefinedBecause: refusal }
    const judgments = new Int32Array(cells.raters.length)
    for (const rater of cells.raterOf) judgments[rater]!++
    const raters = cells.raters.map((rater, r) => ({ rater, judgments: judgments[r]!, reliability }))
    return { consensus: { kind: 'none', undefinedBecause: refusal }, raters }
  }
  const crowd = crowdOf(cells, classes)
  const { posterior } = pooledDawidSkene(crowd)
  const likeliest = likeliestClasses(posterior, classes.length)
  const items = crowd.items.map((item, unit) => ({
    item,
    ...(cells.groups.length > 1 ? { group: cells.groups[cells.groupOf[unit]!]! } : {}),
    label: classes[likeliest[unit]!]!,
    probabilities: Array.from(posterior.subarray(unit * classes.length, (unit + 1) * classes.length)),
    judgments: cells.starts[unit + 1]! - cells.starts[unit]!,
  }))
  return {
    consensus: { kind: 'labels', classes, items },
    raters: judgeRaters(crowd, withGold(posterior, cells, classes, known), raterAgreement(crowd, likeliest)),
  }
}

function whyNoLabels({ raters, itemOf }: RatedCells<string>, classes: readonly string[]): string | undefined {
  if (raters.length < 2) return 'there is only one rater'
  if (classes.length < 2) return 'all labels are the same'
  if (classes.length * (itemOf.length + classes.length * raters.length) > MOST_TABLE_CELLS)
    return `${classes.length} different labels of ${itemOf.length} items by ${raters.length} raters are too many`
  return undefined
}

function crowdOf({ items, itemOf, raters, starts, raterOf, values }: RatedCells<string>, classes: readonly string[]): CrowdLabels {
  const indices = new Map(classes.map((label, index) => [label, index]))
  return {
    items: Array.from(itemOf, (item) => items[item]!),
    raters,
    classes,
    starts,
    raterOf,
    classOf: Int32Array.from(values, (label) => indices.get(label)!),
  }
}

/** Probabilities of the truth: certain where it is known. */
function withGold(
  posterior: Float64Array,
  { items, groups, itemOf, groupOf }: RatedCells<string>,
  classes: readonly string[],
  known: KnownAnswers<string>,
): Float64Array {
  const truth = posterior.slice()
  itemOf.forEach((item, unit) => {
    const label = known(groups[groupOf[unit]!]!, items[item]!)
    const k = label === undefined ? -1 : classes.indexOf(label)
    if (k < 0) return
    truth.fill(0, unit * classes.length, (unit + 1) * classes.length)
    truth[unit * classes.length + k] = 1
  })
  return truth
}

function judgeRaters(crowd: CrowdLabels, truth: Float64Array, agreement: Float64Array): RatedRater[] {
  const { raters, classes, starts, raterOf, classOf } = crowd
  const m = classes.length
  const judgments = new Int32Array(raters.length)
  const right = new Float64Array(raters.length)
  const doubt = new Float64Array(raters.length)
  const given = new Float64Array(raters.length * m)
  const meant = new Float64Array(raters.length * m)
  for (let unit = 0; unit + 1 < starts.length; unit++)
    for (let cell = starts[unit]!; cell < starts[unit + 1]!; cell++) {
      const rater = raterOf[cell]!
      const p = truth[unit * m + classOf[cell]!]!
      judgments[rater]!++
      right[rater]! += p
      doubt[rater]! += p * (1 - p)
      given[rater * m + classOf[cell]!]!++
      for (let k = 0; k < m; k++) meant[rater * m + k]! += truth[unit * m + k]!
    }
  const judged = raters.map((rater, r): RatedRater => {
    const count = judgments[r]!
    let byChance = 0
    for (let k = 0; k < m; k++) byChance += (given[r * m + k]! * meant[r * m + k]!) / count ** 2
    const reliability = reliabilityOf({ count, right: right[r]!, doubt: doubt[r]!, byChance })
    const standing = 'interval' in reliability ? { standing: raterStanding(reliability.interval) } : {}
    return { rater, judgments: count, agreement: agreement[r]!, reliability, ...standing }
  })
  return judged.sort(byReliability)
}

/** Kappa with the truth: (share right - byChance) / (1 - byChance), its interval from Wilson's for the share. */
function reliabilityOf({
  count,
  right,
  doubt,
  byChance,
}: {
  count: number
  right: number
  doubt: number
  byChance: number
}): RatedRater['reliability'] {
  if (byChance > 1 - 1e-9) return { undefinedBecause: 'one label throughout, and it is the true one of all' }
  const share = Math.min(1, right / count)
  const informed = share > 0 && share < 1 ? count - doubt / (share * (1 - share)) : count
  if (!(informed >= 1)) return { undefinedBecause: 'too few labels on items whose truth is clear' }
  const [low, high] = wilsonInterval(share * informed, informed)!
  const kappa = (shareRight: number) => Math.max(-1, (shareRight - byChance) / (1 - byChance))
  return { value: kappa(share), interval: [kappa(low), kappa(high)] }
}
