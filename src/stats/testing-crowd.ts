import type { Rng } from '../core/rng.ts'
import type { CrowdRanking, CrowdSample } from './crowd-pairs.ts'

/** What a simulated rater does: orders by what he sees, or something that has nothing to do with the items, or the opposite. */
export type RaterKind = 'honest' | 'random' | 'constant' | 'reversed'

/** A simulated crowd: its rankings, the true scores of the items, and what each rater was. */
export interface SimulatedCrowd {
  readonly sample: CrowdSample
  readonly truth: readonly number[]
  readonly kinds: readonly RaterKind[]
}

const ITEMS = 13
const RATERS = 150
const TASKS = 1500
const ITEMS_PER_TASK = 5
/** With these two, honest raters agree with kappa .30 and leave 19 % of pairs tied, as the crowd judges of WMT13 did. */
const NOISE = 0.88
const TIE_WIDTH = 1

/**
 * A crowd like that of the WMT13 translation rankings: 13 items with scores ~ N(0, 1), 1,500 tasks of five items, 150 raters of whom the r-th is r times less
 * active than the first. An honest rater sees each score with noise and in steps, so that near scores are tied.
 *
 * @param bad share of raters who are not honest, and the kinds they are drawn from
 * @param gold number of each rater's first tasks whose true order is known
 */
export function simulateCrowd(rng: Rng, bad: { share: number; kinds: readonly RaterKind[] }, gold: number): SimulatedCrowd {
  const truth = Array.from({ length: ITEMS }, () => rng.normal())
  const itemIndices = truth.map((_, item) => item)
  const kinds = rng.shuffle(Array.from({ length: RATERS }, (_, rater) => (rater < bad.share * RATERS ? rng.pick(bad.kinds) : 'honest')))
  const tasksOf = new Int32Array(RATERS)
  let allActivity = 0
  const activityUpTo = kinds.map((_, rater) => {
    allActivity += 1 / (rater + 1)
    return allActivity
  })
  const rankings = Array.from({ length: TASKS }, (): CrowdRanking => {
    const draw = rng.next() * allActivity
    const rater = activityUpTo.findIndex((activity) => draw < activity)
    const items = rng.shuffle(itemIndices).slice(0, ITEMS_PER_TASK)
    const scores = items.map((item) => truth[item]!)
    const ranks = rank(kinds[rater]!, scores, rng)
    return tasksOf[rater]!++ < gold ? { rater, items, ranks, known: scores.map((score) => -score) } : { rater, items, ranks }
  })
  return { sample: { items: ITEMS, raters: RATERS, rankings }, truth, kinds }
}

function rank(kind: RaterKind, scores: readonly number[], rng: Rng): number[] {
  if (kind === 'constant') return scores.map((_, position) => position)
  const offset = rng.next()
  const seen = scores.map((score) => (kind === 'random' ? Math.hypot(1, NOISE) * rng.normal() : score + NOISE * rng.normal()))
  const grades = seen.map((value) => Math.floor(value / TIE_WIDTH + offset))
  return kind === 'reversed' ? grades : grades.map((grade) => -grade)
}

/** Share of ties and chance-corrected agreement (before, tie, after) between pairs of different honest raters. */
export function describeCrowd({ sample, kinds }: SimulatedCrowd): { ties: number; kappa: number } {
  const judgments = new Map<number, { rater: number; order: number }[]>()
  for (const { rater, items, ranks } of sample.rankings) {
    if (kinds[rater] !== 'honest') continue
    for (let a = 0; a < items.length; a++) {
      for (let b = 0; b < items.length; b++) {
        if (items[a]! >= items[b]!) continue
        const pair = items[a]! * ITEMS + items[b]!
        judgments.set(pair, [...(judgments.get(pair) ?? []), { rater, order: Math.sign(ranks[b]! - ranks[a]!) }])
      }
    }
  }
  const all = [...judgments.values()]
  const orders = all.flat().map(({ order }) => order)
  const ties = orders.filter((order) => order === 0).length / orders.length
  let met = 0
  let agreed = 0
  for (const list of all) {
    for (const [index, one] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        if (one.rater === other.rater) continue
        met++
        if (one.order === other.order) agreed++
      }
    }
  }
  const chance = ties ** 2 + (1 - ties) ** 2 / 2
  return { ties, kappa: (agreed / met - chance) / (1 - chance) }
}
