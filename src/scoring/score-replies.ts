import { componentWords } from './component-words.ts'
import { InvalidScoringInputError } from './errors.ts'
import { peerIcc } from './peer-icc.ts'
import { peerKappa } from './peer-kappa.ts'
import { peerSpearman } from './peer-spearman.ts'
import { raterWeights } from './rater-weights.ts'
import type { MetricName, ScoringRecipe } from './recipe.ts'
import { truthDistance } from './truth-distance.ts'
import { truthSpearman } from './truth-spearman.ts'

/** All replies to one task, in the task's own order of items. */
export interface Replies {
  /** One name per rater: shape [k]. */
  readonly raters: readonly string[]
  /** Ranks, 1 = best, equal numbers are ties: shape [k raters][n items]. */
  readonly values: readonly (readonly number[])[]
  /** Grades, higher = better: shape [k raters][n items]. */
  readonly grades: readonly (readonly number[])[]
  readonly gradeScale: { readonly min: number; readonly max: number }
  /** Ranks known by construction, `undefined` where unknown: shape [n]; `undefined` when nothing is known at all. */
  readonly knownRanks: readonly (number | undefined)[] | undefined
  /** Past reliability per rater, in [-1, 1]: shape [k]. */
  readonly reliability: readonly number[]
  readonly recipe: ScoringRecipe
}

export interface ReplyScore {
  /** In [-1, 1]: 1 = perfect, 0 = chance or withheld. */
  readonly value: number
  /** withheld: nothing to compare with, so the score says nothing. */
  readonly outcome: 'scored' | 'withheld'
  readonly components: readonly {
    readonly metric: MetricName
    readonly value: number | null
    /** Its share in this score; absent metrics have 0 and have handed theirs on. */
    readonly weight: number
    readonly words: string
  }[]
  readonly words: string
}

/**
 * Scores every rater of one task against what is known and against the other raters.
 *
 * Each metric is 1 when perfect and 0 at chance level, so the score is too. A metric that does not exist for a task hands its weight on
 * to the others in proportion. Peers count by their past reliability; the own answer never counts for itself.
 *
 * @returns one score per rater, in the order of `raters`; permuting raters permutes scores, permuting items changes nothing
 * @throws {@link InvalidScoringInputError} if shapes differ, a name repeats, or a number is not finite or off its scale
 * @cost O(k^2 n log n)
 */
export function scoreReplies(replies: Replies): ReplyScore[] {
  checkReplies(replies)
  const { raters, values, grades, knownRanks, reliability, recipe } = replies
  const weights = raterWeights(reliability, recipe)
  return raters.map((_, rater) => {
    const others = [...raters.keys()].filter((other) => other !== rater && weights[other]! > 0)
    const enough = others.length >= recipe.minPeers
    const peers = { weights: pick(weights, others), values: pick(values, others), grades: pick(grades, others) }
    const own = values[rater]!
    const metrics: Record<MetricName, () => number | undefined> = {
      'truth-spearman': () => knownRanks && truthSpearman(own, knownRanks),
      'truth-distance': () => knownRanks && truthDistance(own, knownRanks),
      'peer-spearman': () => (enough ? peerSpearman(own, peers) : undefined),
      'peer-kappa': () => (enough ? peerKappa(own, peers) : undefined),
      'peer-icc': () => (enough ? peerIcc(grades[rater]!, peers) : undefined),
    }
    return combine(
      recipe.components.map(({ metric, weight }) => ({ metric, weight, value: metrics[metric]() })),
      others.length,
    )
  })
}

function combine(measured: readonly { metric: MetricName; weight: number; value: number | undefined }[], peers: number): ReplyScore {
  const present = measured.reduce((sum, { weight, value }) => (value === undefined ? sum : sum + weight), 0)
  const components = measured.map(({ metric, weight, value }) => ({
    metric,
    value: value ?? null,
    weight: value === undefined ? 0 : weight / present,
    words: componentWords(metric, value),
  }))
  if (present === 0) return { value: 0, outcome: 'withheld', components, words: WITHHELD }
  const sum = components.reduce((total, { weight, value }) => total + weight * (value ?? 0), 0)
  const value = Math.max(-1, Math.min(1, sum)) || 0 // no -0
  const truth = components.reduce((share, { metric, weight }) => (metric.startsWith('truth') ? share + weight : share), 0)
  return { value, outcome: 'scored', components, words: scoreWords(value, truth, peers) }
}

const WITHHELD =
  'Nothing to compare your judgment with: no order is known and too few others judged. It counts neither for you nor against you.'

function scoreWords(value: number, truth: number, peers: number): string {
  const known = Math.round(truth * 100)
  const sources = [
    ...(known > 0 ? [`${known} % from the known order`] : []),
    ...(known < 100 ? [`${100 - known} % from ${peers} other ${peers === 1 ? 'judge' : 'judges'}`] : []),
  ]
  return `Score ${(Math.round(value * 100) / 100 || 0).toFixed(2)} (1 = perfect, 0 = chance): ${sources.join(', ')}.`
}

function checkReplies({ raters, values, grades, gradeScale, knownRanks, reliability }: Replies): void {
  const k = raters.length
  const n = values[0]?.length ?? 0
  if (new Set(raters).size !== k) refuse('every rater once', raters.join(', '))
  for (const [what, list] of Object.entries({ values, grades, reliability }))
    if (list.length !== k) refuse(`${what} of ${k} raters`, `${list.length}`)
  if (k > 0 && n === 0) refuse('at least one item', 'none')
  if (!(Number.isFinite(gradeScale.min) && gradeScale.min < gradeScale.max && Number.isFinite(gradeScale.max)))
    refuse('a grade scale with min < max', `${gradeScale.min} ... ${gradeScale.max}`)
  if (k > 0 && knownRanks && knownRanks.length !== n) refuse(`${n} known ranks`, `${knownRanks.length}`)
  for (const rank of knownRanks ?? []) if (rank !== undefined && !Number.isFinite(rank)) refuse('finite known ranks', `${rank}`)
  for (const [rater, name] of raters.entries()) {
    if (values[rater]!.length !== n || grades[rater]!.length !== n)
      refuse(`${n} ranks and grades by ${name}`, `${values[rater]!.length} and ${grades[rater]!.length}`)
    for (const rank of values[rater]!) if (!Number.isFinite(rank)) refuse(`finite ranks by ${name}`, `${rank}`)
    for (const grade of grades[rater]!)
      if (!(grade >= gradeScale.min && grade <= gradeScale.max))
        refuse(`grades by ${name} from ${gradeScale.min} to ${gradeScale.max}`, `${grade}`)
  }
}

function pick<T>(list: readonly T[], indices: readonly number[]): T[] {
  return indices.map((index) => list[index]!)
}

function refuse(expected: string, got: string): never {
  throw new InvalidScoringInputError({ where: 'scoreReplies', expected, got })
}
