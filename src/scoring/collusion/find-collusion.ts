import { type PairOdds, pairOdds } from './pair-odds.ts'
import { placeMarks, type ShownReply } from './place-marks.ts'
import { sameDirection } from './same-direction.ts'
import { sameMoment } from './same-moment.ts'
import { weighEvidence } from './weigh-evidence.ts'

/** One scored reply, with all that may tell who answers with whom. */
export interface ObservedReply extends ShownReply {
  /** What is its own in it, from `deviations`; empty where it says nothing. */
  readonly deviation: readonly number[]
  /** On the validator's clock. */
  readonly receivedMs: number
}

/** What speaks for it that two raters are one. */
export interface PairFinding {
  readonly a: string
  readonly b: string
  /** Natural logarithm, of all evidence together: {@link weighEvidence}. */
  readonly odds: number
  /** What the odds must reach, by {@link COLLUSION_RULE}. */
  readonly bar: number
  readonly answers: PairOdds
  readonly positions: PairOdds
  readonly timing: PairOdds
}

/**
 * What a pair is held against. Powers of ten: ten million to one, and 26 % more for each shared task beyond twenty, because a common
 * taste adds up too. Fewer than ten shared tasks say nothing.
 */
export const COLLUSION_RULE = { bar: 7, barPerTask: 0.1, tasksAtBar: 20, leastShared: 10 }

/**
 * Every pair of raters that shared enough tasks, with the evidence that they answer together: same mistakes, same places on the screen,
 * same moments. Found out is a pair whose odds reach its bar.
 *
 * @returns sorted by name; the same for the same replies in whatever order
 * @throws {@link InvalidScoringInputError} if deviations of one task differ in length
 * @cost O(sum over tasks of k^2 m)
 * @example findCollusion([]) // []
 */
export function findCollusion(all: readonly ObservedReply[]): PairFinding[] {
  const replies = all.filter(({ deviation, shownRanks }) => deviation.length + shownRanks.length > 0) // timing alone says nothing
  const byPair = (pairs: readonly PairOdds[]) => new Map(pairs.map((pair) => [`${pair.a}\0${pair.b}`, pair]))
  const answers = byPair(
    pairOdds(
      replies.map(({ task, rater, deviation }) => ({ task, rater, mark: deviation })),
      sameDirection,
    ),
  )
  const positions = byPair(pairOdds(placeMarks(replies), sameDirection))
  const timing = byPair(
    pairOdds(
      replies.map(({ task, rater, receivedMs }) => ({ task, rater, mark: [receivedMs] })),
      sameMoment,
    ),
  )
  return [...new Set([...answers.keys(), ...positions.keys()])].sort().flatMap((key) => {
    const [a, b] = key.split('\0') as [string, string]
    const of = (kind: ReadonlyMap<string, PairOdds>): PairOdds => {
      const pair = kind.get(key)
      return pair && pair.tasks.length >= COLLUSION_RULE.leastShared ? pair : { a, b, odds: 0, tasks: [] }
    }
    const finding = { a, b, answers: of(answers), positions: of(positions), timing: of(timing) }
    if (finding.answers.tasks.length + finding.positions.tasks.length === 0) return []
    const odds = weighEvidence({ answers: finding.answers.odds, positions: finding.positions.odds, timing: finding.timing.odds })
    return [{ ...finding, odds, bar: barOf(Math.max(finding.answers.tasks.length, finding.positions.tasks.length)) }]
  })
}

function barOf(shared: number): number {
  const { bar, barPerTask, tasksAtBar } = COLLUSION_RULE
  return Math.LN10 * (bar + barPerTask * Math.max(0, shared - tasksAtBar))
}
