import type { Rng } from '../src/core/rng.ts'
import { consensusOrder } from '../src/scoring/consensus-order.ts'
import { deviations } from '../src/scoring/deviations.ts'
import { type Deviation, type PairDependence, pairDependence } from '../src/scoring/pair-dependence.ts'
import type { ScoringRecipe } from '../src/scoring/recipe.ts'
import { scoreReplies } from '../src/scoring/score-replies.ts'
import { type Skill, type SkillBook, type SkillEntry, skillPosterior } from '../src/scoring/skill-posterior.ts'
import { constructionTruth } from '../src/scoring/truth.ts'
import { rankData } from '../src/stats/rank-data.ts'

/** Grades of all pages by all people, on a scale of 1 to 10: shape [people][pages]. */
export type Ratings = readonly (readonly number[])[]

export const PAGES_PER_TASK = 4
export const GRADE_SCALE = { min: 1, max: 10 }

/** So many tasks a rater judges between two updates of the weights. */
const TASKS_PER_EPOCH = 20

/** How somebody who is not one of the people grades the pages of a task. */
export type Intruder = (pages: readonly number[], rng: Rng) => number[]

/** Looks at nothing: any order, no ties. */
export const randomRater: Intruder = (pages, rng) => rng.shuffle(pages.map((_, place) => 2 * place + 2))

/** Says the opposite of what one of the people says, another one each time. */
export function reversedRater(ratings: Ratings): Intruder {
  return (pages, rng) => {
    const person = rng.pick(ratings)
    return pages.map((page) => GRADE_SCALE.min + GRADE_SCALE.max - person[page]!)
  }
}

export interface RaterReplay {
  /** What is known of every person, and of every intruder, after each round: shape [rounds][raters]. */
  readonly people: readonly (readonly Skill[])[]
  readonly intruders: readonly (readonly Skill[])[]
  /** Scores that intruders got for tasks that the gate trusted. */
  readonly intruderScores: readonly number[]
  /** Share of judgments by people that were scored, not withheld. */
  readonly scoredShare: number
}

/**
 * Everybody judges one task a round, together with people drawn at random. Of the pages nothing is known, or all is: the order of the mean grades
 * of everybody but those who judge the task.
 *
 * All start as newcomers and count by what they have shown so far. Intruders are judged by people only and never judge people, so that
 * each of them stands for one intruder alone among the 39.
 */
export function replayRaters(
  ratings: Ratings,
  {
    rounds,
    judges,
    intruders,
    intruder,
    recipe,
    known = false,
    rng,
  }: {
    rounds: number
    judges: number
    intruders: number
    intruder: Intruder
    recipe: ScoringRecipe
    known?: boolean
    rng: Rng
  },
): RaterReplay {
  const people = [...ratings.keys()]
  const pages = [...ratings[0]!.keys()]
  const entries: SkillEntry[] = []
  const intruderEntries: SkillEntry[] = []
  const seen = { people: [] as Skill[][], intruders: [] as Skill[][] }
  const intruderScores: number[] = []
  let scored = 0
  let book = skillPosterior([], { ...recipe.skill, epoch: 0 })
  for (let round = 0; round < rounds; round++) {
    const epoch = Math.floor(round / TASKS_PER_EPOCH)
    const judge = (name: string, person: number | undefined, reliability: number) => {
      const shown = rng.shuffle(pages).slice(0, PAGES_PER_TASK)
      const peers = rng.shuffle(people.filter((other) => other !== person)).slice(0, judges - 1)
      const own = person === undefined ? intruder(shown, rng) : shown.map((page) => ratings[person]![page]!)
      const grades = [own, ...peers.map((peer) => shown.map((page) => ratings[peer]![page]!))]
      const judging = new Set([person, ...peers])
      const rest = known ? people.filter((other) => !judging.has(other)) : []
      const worth = shown.map((page) => rest.reduce((sum, other) => sum + ratings[other]![page]!, 0))
      const { scores } = scoreReplies({
        raters: [name, ...peers.map(personName)],
        values: grades.map((row) => rankData(row.map((grade) => -grade))),
        grades,
        gradeScale: GRADE_SCALE,
        truth: known ? constructionTruth(rankData(worth.map((sum) => -sum))) : undefined,
        reliability: [reliability, ...peers.map((peer) => skillOf(book, personName(peer)).mean)],
        dependence: grades.map(() => grades.map(() => 0)),
        more: false,
        recipe,
      })
      const { value, evidence, outcome } = scores[0]!
      return { value, outcome, entry: { miner: name, worker: name, domain: DOMAIN, epoch, value, evidence } }
    }
    const judged = people.map((person) => judge(personName(person), person, skillOf(book, personName(person)).mean))
    for (let index = 0; index < intruders; index++) {
      const { value, outcome, entry } = judge(`intruder-${index}`, undefined, 0)
      intruderEntries.push(entry)
      if (outcome === 'scored') intruderScores.push(value)
    }
    entries.push(...judged.map(({ entry }) => entry))
    scored += judged.filter(({ outcome }) => outcome === 'scored').length
    book = skillPosterior(entries, { ...recipe.skill, epoch })
    const others = skillPosterior(intruderEntries, { ...recipe.skill, epoch })
    seen.people.push(people.map((person) => skillOf(book, personName(person))))
    seen.intruders.push(Array.from({ length: intruders }, (_, index) => skillOf(others, `intruder-${index}`)))
  }
  return { ...seen, intruderScores, scoredShare: scored / (rounds * people.length) }
}

const DOMAIN = 'web pages'

function personName(person: number): string {
  return `person-${person}`
}

function skillOf(book: SkillBook, name: string): Skill {
  return book.of({ miner: name, worker: name, domain: DOMAIN })
}

/** Probability that one of `above` is higher than one of `below`, ties half: area under the ROC curve. */
export function areaUnderCurve(above: readonly number[], below: readonly number[]): number {
  let wins = 0
  for (const a of above) for (const b of below) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (above.length * below.length)
}

/** What was found, and the names of people and of the ring; its first member is one of the people. */
export interface RingReplay {
  readonly found: PairDependence
  readonly honest: readonly string[]
  readonly ring: readonly string[]
}

/**
 * Some people and a ring judge the same tasks; the ring answers what its first member, one of the people, answers, sometimes with two places swapped.
 *
 * @param copies members of the ring besides the first
 * @param swapShare share of the copied answers in which two places are swapped
 */
export function replayRing(
  ratings: Ratings,
  {
    tasks,
    people,
    copies,
    swapShare,
    recipe,
    rng,
  }: {
    tasks: number
    people: number
    copies: number
    swapShare: number
    recipe: ScoringRecipe
    rng: Rng
  },
): RingReplay {
  const present = rng.shuffle([...ratings.keys()]).slice(0, people)
  const pages = [...ratings[0]!.keys()]
  const names = [...present.map(personName), ...Array.from({ length: copies }, (_, copy) => `copy-${copy}`)]
  const seen = Array.from({ length: tasks }, (_, task): Deviation[] => {
    const shown = rng.shuffle(pages).slice(0, PAGES_PER_TASK)
    const own = present.map((person) => rankData(shown.map((page) => -ratings[person]![page]!)))
    const copied = Array.from({ length: copies }, () => (rng.next() < swapShare ? swapped(own[0]!, rng) : own[0]!))
    const values = [...own, ...copied]
    const reference = consensusOrder({ values, weights: values.map(() => 1) }).scores
    return deviations({ values, reference }).map((deviation, rater) => ({ task: `task-${task}`, rater: names[rater]!, deviation }))
  })
  const ring = [names[0]!, ...names.slice(people)]
  return { found: pairDependence(seen.flat(), recipe.dependence), honest: names.slice(0, people), ring: copies > 0 ? ring : [] }
}

function swapped(ranks: readonly number[], rng: Rng): number[] {
  const [a, b] = rng.shuffle([...ranks.keys()]) as [number, number]
  return ranks.with(a, ranks[b]!).with(b, ranks[a]!)
}

/** How many of the raters were suspended after at least one round. */
export function suspendedAtAnyTime(rounds: RaterReplay['people']): number {
  return rounds[0]!.filter((_, rater) => rounds.some((skills) => skills[rater]!.standing === 'suspended')).length
}

/** Pairs within the ring, and all others, with those of them that were called dependent. */
export function ringPairs({ found, honest, ring }: RingReplay) {
  const pairs = (n: number) => (n * (n - 1)) / 2
  const inRing = found.pairs.filter(({ a, b }) => ring.includes(a) && ring.includes(b)).length
  const ofRing = pairs(ring.length)
  const all = pairs(new Set([...honest, ...ring]).size)
  return { ringPairs: ofRing, found: inRing, honestPairs: all - ofRing, wrong: found.pairs.length - inRing }
}
