import type { Rng } from '../src/core/rng.ts'
import { consensusOrder } from '../src/scoring/consensus-order.ts'
import { effectiveWeights } from '../src/scoring/effective-weights.ts'
import { judgeCompletion } from '../src/scoring/judge-completion.ts'
import { opinions } from '../src/scoring/opinions.ts'
import type { ScoringRecipe } from '../src/scoring/recipe.ts'
import { scoreReplies } from '../src/scoring/score-replies.ts'
import { type SkillEntry, skillPosterior } from '../src/scoring/skill-posterior.ts'
import { constructionTruth } from '../src/scoring/truth.ts'
import { rankData } from '../src/stats/rank-data.ts'
import { spearman } from '../src/stats/spearman.ts'

/** One task before anybody is asked. */
export interface OpenTask {
  /** Who comes, first to last, and the grades (1 to 10) that each would give. */
  readonly comers: readonly { readonly judge: string; readonly grades: readonly number[] }[]
  /** What the order is held against, higher = better; none of the comers had a part in it. */
  readonly reference: readonly number[]
  /** Its order is known and shows what the judges are worth; nobody is asked for its sake. */
  readonly gold?: boolean
}

/**
 * fixed: the first five who come. in-turn: whoever comes next, as long as the task needs more. proven-first: the floor in turn, and what is
 * needed beyond it from the comers who count most.
 */
export type Asking = 'fixed' | 'in-turn' | 'proven-first'

export const FIXED = 5
export const FLOOR = 2
export const CEILING = 12
const GRADE_SCALE = { min: 1, max: 10 }

export interface OverlapResult {
  /** Judgments a task. */
  readonly judgments: number
  /** Mean Spearman with the reference: mean standardised ranks, all judges equal; the same, by weight; opinions by weight. */
  readonly equalRanks: number
  readonly weighedRanks: number
  readonly weighedOpinions: number
  /** Share of the pairs in the wrong order: as the completion rule expects, and as it is. */
  readonly expectedError: number
  readonly observedError: number
}

/**
 * Plays tasks one after the other. All judges start as newcomers; each epoch they count by what they have shown to each other so far, and
 * in gold tasks. The first `settle` tasks and gold tasks are played and not counted.
 */
export function replayOverlap(
  tasks: readonly OpenTask[],
  { asking, settle, tasksPerEpoch, recipe }: { asking: Asking; settle: number; tasksPerEpoch: number; recipe: ScoringRecipe },
): OverlapResult {
  const entries: SkillEntry[] = []
  const counted: OverlapResult[] = []
  let book = skillPosterior([], { ...recipe.skill, epoch: 0 })
  for (const [index, { comers, reference, gold }] of tasks.entries()) {
    const epoch = Math.floor(index / tasksPerEpoch)
    if (index % tasksPerEpoch === 0) book = skillPosterior(entries, { ...recipe.skill, epoch })
    const known = comers.map((comer) => {
      const reliability = book.of({ miner: comer.judge, worker: comer.judge, domain: DOMAIN }).mean
      const [weight] = effectiveWeights({ reliability: [reliability], dependence: [[0]] }, recipe)
      return { ...comer, reliability, weight: weight! }
    })
    const asked = ask(known, asking, recipe)
    const grades = asked.map((judge) => judge.grades)
    const values = grades.map((row) => rankData(row.map((grade) => -grade)))
    const { scores } = scoreReplies({
      raters: asked.map(({ judge }) => judge),
      values,
      grades,
      gradeScale: GRADE_SCALE,
      truth: gold ? constructionTruth(rankData(reference.map((value) => -value))) : undefined,
      reliability: asked.map(({ reliability }) => reliability),
      dependence: asked.map(() => asked.map(() => 0)),
      more: false,
      recipe,
    })
    for (const [rater, { value, evidence }] of scores.entries()) {
      const { judge } = asked[rater]!
      if (evidence > 0) entries.push({ miner: judge, worker: judge, domain: DOMAIN, epoch, value, evidence })
    }
    if (index < settle || gold) continue
    const weights = asked.map(({ weight }) => weight)
    const ranked = (list: readonly number[]) => consensusOrder({ values, weights: list }).scores
    const together = weighedMean(opinions(grades, GRADE_SCALE), weights)
    counted.push({
      judgments: asked.length,
      equalRanks: spearman(ranked(weights.map(() => 1)), reference) ?? 0,
      weighedRanks: spearman(ranked(weights), reference) ?? 0,
      weighedOpinions: spearman(together, reference) ?? 0,
      expectedError: completion(asked, recipe).expectedError,
      observedError: wrongPairs(together, reference),
    })
  }
  return meanOfResults(counted)
}

const DOMAIN = 'items'

interface KnownComer {
  readonly judge: string
  readonly grades: readonly number[]
  readonly reliability: number
  readonly weight: number
}

function ask(comers: readonly KnownComer[], asking: Asking, recipe: ScoringRecipe): KnownComer[] {
  if (asking === 'fixed') return comers.slice(0, FIXED)
  const asked = comers.slice(0, FLOOR)
  const waiting = comers.slice(FLOOR)
  if (asking === 'proven-first') waiting.sort((a, b) => b.weight - a.weight)
  while (completion(asked, recipe).state === 'more') asked.push(waiting.shift()!)
  return asked
}

function completion(asked: readonly KnownComer[], recipe: ScoringRecipe) {
  return judgeCompletion(
    {
      opinions: opinions(
        asked.map(({ grades }) => grades),
        GRADE_SCALE,
      ),
      weights: asked.map(({ weight }) => weight),
      fewest: FLOOR,
      more: asked.length < CEILING,
    },
    recipe.completion,
  )
}

/** Rounded, so that what is equal on paper ties. */
function weighedMean(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  return rows[0]!.map((_, item) => Math.round(rows.reduce((sum, row, rater) => sum + weights[rater]! * row[item]!, 0) * 1e9) / 1e9)
}

/** Share of the pairs that differ in the reference and are the other way round; ties count half. */
function wrongPairs(values: readonly number[], reference: readonly number[]): number {
  let wrong = 0
  let pairs = 0
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < i; j++) {
      if (reference[i] === reference[j]) continue
      pairs++
      const product = (values[i]! - values[j]!) * (reference[i]! - reference[j]!)
      wrong += product < 0 ? 1 : product === 0 ? 0.5 : 0
    }
  }
  return pairs === 0 ? 0 : wrong / pairs
}

/** The mean of every number. */
export function meanOfResults(results: readonly OverlapResult[]): OverlapResult {
  const mean = (of: (result: OverlapResult) => number) => results.reduce((sum, result) => sum + of(result), 0) / results.length
  return {
    judgments: mean(({ judgments }) => judgments),
    equalRanks: mean(({ equalRanks }) => equalRanks),
    weighedRanks: mean(({ weighedRanks }) => weighedRanks),
    weighedOpinions: mean(({ weighedOpinions }) => weighedOpinions),
    expectedError: mean(({ expectedError }) => expectedError),
    observedError: mean(({ observedError }) => observedError),
  }
}

/** Four pages a task, shown to 14 of the people; the order is held against the mean of all others. */
export function webUiTasks(ratings: readonly (readonly number[])[], count: number, rng: Rng): OpenTask[] {
  const people = [...ratings.keys()]
  const pages = [...ratings[0]!.keys()]
  return Array.from({ length: count }, () => {
    const shown = rng.shuffle(pages).slice(0, 4)
    const order = rng.shuffle(people)
    const gradesOf = (person: number) => shown.map((page) => ratings[person]![page]!)
    const others = order.slice(COMERS).map(gradesOf)
    return {
      comers: order.slice(0, COMERS).map((person) => ({ judge: `person-${person}`, grades: gradesOf(person) })),
      reference: shown.map((_, place) => others.reduce((sum, grades) => sum + grades[place]!, 0)),
    }
  })
}

const COMERS = 14

/**
 * A crowd like that of the WMT13 translation rankings: 13 items with scores ~ N(0, 1), five a task, 150 judges of whom the r-th comes r times
 * less often than the first. A judge sees each score with noise and in steps: kappa .30 between two judges, 19 % of the pairs tied.
 *
 * @param skillSpread standard deviation of the logarithm of the judges' noise: 0 = all judges are equally good
 */
export function crowdTasks(count: number, skillSpread: number, rng: Rng): OpenTask[] {
  const truth = Array.from({ length: 13 }, () => rng.normal())
  const noise = Array.from({ length: 150 }, () => 0.88 * Math.exp(skillSpread * rng.normal()))
  return Array.from({ length: count }, () => {
    const reference = rng.shuffle(truth).slice(0, 5)
    // The smallest of exponential waiting times: drawing without replacement, by activity.
    const waits = noise.map((_, judge) => ({ judge, wait: -Math.log(1 - rng.next()) * (judge + 1) }))
    waits.sort((a, b) => a.wait - b.wait)
    const comers = waits.slice(0, COMERS).map(({ judge }) => {
      const offset = 5 + rng.next()
      const grades = reference.map((score) => clampGrade(Math.floor(score + noise[judge]! * rng.normal() + offset)))
      return { judge: `judge-${judge}`, grades }
    })
    return { comers, reference }
  })
}

function clampGrade(grade: number): number {
  return Math.max(GRADE_SCALE.min, Math.min(GRADE_SCALE.max, grade))
}

/** Every n-th task is one whose order is known. */
export function withGold(tasks: readonly OpenTask[], every: number): OpenTask[] {
  return tasks.map((task, index) => ({ ...task, gold: index % every === every - 1 }))
}
