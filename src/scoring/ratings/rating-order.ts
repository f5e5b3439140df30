import type { Rng } from '../../core/rng.ts'
import type { CrowdRanking } from '../../stats/crowd-pairs.ts'
import { type ItemBlocks, itemBlocks } from '../../stats/item-blocks.ts'
import type { KnownAnswers } from './known-answers.ts'
import { comparedFit, gradedFit, HALF, type OrderFit } from './order-fit.ts'
import type { RatedCells } from './rated-cells.ts'
import { byReliability, raterStanding } from './rater-standing.ts'
import type { Consensus, OrderedItem, RatedRater } from './rating-report.ts'

/** Linked items whose covariance is kept and inverted in each sweep, and pairs that a sweep goes through. */
const MOST_LINKED_ITEMS = 600
const MOST_PAIRS = 2e7
/** A longer ranking is taken apart at random into parts of this size, which keeps its weight: pairs grow with the square. */
const LONGEST_RANKING = 100

/**
 * Consensus order of items, and reliability of raters, from values or ranks: {@link crowdBradleyTerry} on what each rater said in each
 * group, or {@link oneFactorScores} where there is one group with too many items for that.
 *
 * @param known true place of an item in a group where it is known
 * @param againstRest of {@link raterAgainstRest}
 * @example orderConsensus({ kind: 'rank', cells: { raters: [], items: [], groups: [], itemOf: [], groupOf: [], starts: [0], raterOf: [], values: [] }, known: () => undefined, againstRest: [], rng: {} }).consensus.kind // 'none'
 */
export function orderConsensus({
  kind,
  cells,
  known,
  againstRest,
  rng,
}: {
  kind: 'value' | 'rank'
  cells: RatedCells<number>
  known: KnownAnswers<number>
  againstRest: readonly (number | undefined)[]
  rng: Rng
}): { readonly consensus: Consensus; readonly raters: readonly RatedRater[] } {
  const rankings = rankingsOf(cells, kind, known, rng)
  const blocks = blocksOf(cells.items.length, rankings)
  const counts = countCells(cells)
  const refusal = whyNoOrder(rankings, blocks, cells, counts.items)
  if (refusal !== undefined) {
    const raters = cells.raters.map((rater, r) => ({
      rater,
      judgments: counts.raters[r]!,
      ...agreementOf(againstRest[r]),
      reliability: { undefinedBecause: refusal },
    }))
    return { consensus: { kind: 'none', undefinedBecause: refusal }, raters }
  }
  const fit = isLarge(rankings, blocks)
    ? gradedFit(cells, kind === 'value' ? cells.values : cells.values.map((place) => -place), known)
    : comparedFit({ items: cells.items.length, raters: cells.raters.length, rankings })
  const compared = comparedRaters(cells, rankings)
  const raters = cells.raters.map((rater, r): RatedRater => {
    const judged = { rater, judgments: counts.raters[r]!, ...agreementOf(againstRest[r]) }
    if (!compared[r]) return { ...judged, reliability: { undefinedBecause: 'nobody else judged the same items, and none is known' } }
    const reliability = fit.reliabilityOf(r)
    return { ...judged, reliability, standing: raterStanding(reliability.interval) }
  })
  return {
    consensus: {
      kind: 'order',
      items: orderedItems(cells, fit, blocks, counts.items),
      blocks: rankedBlocks(blocks).length,
      evidence: fit.evidence,
    },
    raters: raters.sort(byReliability),
  }
}

const agreementOf = (value: number | undefined) => (value === undefined ? {} : { agreement: value })

/** What each rater said in each group, in places: lower is better. */
function rankingsOf(
  { raters, items, groups, itemOf, groupOf, starts, raterOf, values }: RatedCells<number>,
  kind: 'value' | 'rank',
  known: KnownAnswers<number>,
  rng: Rng,
): CrowdRanking[] {
  const byRaterAndGroup = new Map<number, number[]>() // cells
  const unitOf = new Int32Array(values.length)
  for (let unit = 0; unit + 1 < starts.length; unit++)
    for (let cell = starts[unit]!; cell < starts[unit + 1]!; cell++) {
      unitOf[cell] = unit
      const key = groupOf[unit]! * raters.length + raterOf[cell]!
      const list = byRaterAndGroup.get(key)
      if (list) list.push(cell)
      else byRaterAndGroup.set(key, [cell])
    }
  return [...byRaterAndGroup.values()].flatMap((list) =>
    partsOf(list, rng).map((part): CrowdRanking => {
      const group = groups[groupOf[unitOf[part[0]!]!]!]!
      const indices = part.map((cell) => itemOf[unitOf[cell]!]!)
      const places = indices.map((item) => known(group, items[item]!))
      return {
        rater: raterOf[part[0]!]!,
        items: indices,
        ranks: part.map((cell) => (kind === 'value' ? -values[cell]! : values[cell]!)),
        ...(places.some((place) => place !== undefined) ? { known: places } : {}),
      }
    }),
  )
}

function partsOf(list: readonly number[], rng: Rng): (readonly number[])[] {
  if (list.length <= LONGEST_RANKING) return [list]
  const shuffled = rng.shuffle(list)
  const parts = Math.ceil(list.length / LONGEST_RANKING)
  return Array.from({ length: parts }, (_, part) => shuffled.filter((_, index) => index % parts === part))
}

function blocksOf(items: number, rankings: readonly CrowdRanking[]): ItemBlocks {
  const first: number[] = []
  const second: number[] = []
  for (const ranking of rankings)
    for (let k = 1; k < ranking.items.length; k++) {
      first.push(ranking.items[0]!)
      second.push(ranking.items[k]!)
    }
  return itemBlocks(items, first, second)
}

function whyNoOrder(rankings: readonly CrowdRanking[], blocks: ItemBlocks, { groups }: RatedCells<number>, judgments: Int32Array) {
  if (countPairs(rankings) === 0) return 'no rater judged two items of a group, so none are compared'
  if (judgments.every((count) => count < 2) && !rankings.some(({ known }) => known)) return 'no item was judged twice, and none is known'
  if (groups.length > 1 && isLarge(rankings, blocks))
    return `more than ${MOST_LINKED_ITEMS} items are linked through groups, or too many pairs`
  return undefined
}

function countPairs(rankings: readonly CrowdRanking[]): number {
  return rankings.reduce((sum, { items }) => sum + (items.length * (items.length - 1)) / 2, 0)
}

/** Too much for a fit by pairs. */
function isLarge(rankings: readonly CrowdRanking[], { sizes }: ItemBlocks): boolean {
  return countPairs(rankings) > MOST_PAIRS || sizes.some((size) => size > MOST_LINKED_ITEMS)
}

/** Blocks with anything compared, the largest first. */
function rankedBlocks({ sizes }: ItemBlocks): number[] {
  return [...sizes.keys()].filter((block) => sizes[block]! > 1).sort((a, b) => sizes[b]! - sizes[a]!)
}

function orderedItems(cells: RatedCells<number>, fit: OrderFit, blocks: ItemBlocks, judgments: Int32Array): OrderedItem[] {
  const place = new Map(rankedBlocks(blocks).map((block, index) => [block, index + 1]))
  const items = cells.items.flatMap((item, i): OrderedItem[] => {
    const block = place.get(blocks.blockOf[i]!)
    if (block === undefined) return []
    const score = fit.scores[i]!
    const half = HALF * fit.standardErrors[i]!
    return [{ item, score, interval: [score - half, score + half], block, judgments: judgments[i]! }]
  })
  return items.sort((a, b) => a.block - b.block || b.score - a.score)
}

/** Raters with an item that somebody else judged too, or with two whose order is known. */
function comparedRaters({ raters, items }: RatedCells<number>, rankings: readonly CrowdRanking[]): boolean[] {
  const judge = new Int32Array(items.length).fill(-1) // -2: several
  for (const { rater, items } of rankings)
    for (let k = 0; k < items.length; k++) judge[items[k]!] = judge[items[k]!] === -1 || judge[items[k]!] === rater ? rater : -2
  const compared = raters.map(() => false)
  for (const { rater, items, known } of rankings) if (known || Array.from(items).some((item) => judge[item] === -2)) compared[rater] = true
  return compared
}

function countCells({ raters, items, itemOf, starts, raterOf }: RatedCells<number>): { raters: Int32Array; items: Int32Array } {
  const counts = { raters: new Int32Array(raters.length), items: new Int32Array(items.length) }
  for (let unit = 0; unit + 1 < starts.length; unit++) counts.items[itemOf[unit]!]! += starts[unit + 1]! - starts[unit]!
  for (const rater of raterOf) counts.raters[rater]!++
  return counts
}
