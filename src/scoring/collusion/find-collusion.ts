import { COLLUSION_RULE, collusionBar } from './collusion-bar.ts'
import { type Circle, findCircles } from './find-circles.ts'
import { findInTurn, type InTurn } from './find-in-turn.ts'
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
  /** What the odds must reach, from {@link collusionBar}. */
  readonly bar: number
  /** The surest circle that both belong to. */
  readonly circle: Circle | undefined
  /** The surest finding that one of them copies the other and a third in turn. */
  readonly inTurn: InTurn | undefined
  /** Found out: by the pair's own odds, as a link that holds its circle together, or as a copier of two in turn and one of the two. */
  readonly found: boolean
  readonly answers: PairOdds
  readonly positions: PairOdds
  readonly timing: PairOdds
}

/**
 * Every pair of raters that shared enough tasks, with the evidence that they answer together: same mistakes, same places on the screen,
 * same moments. Found out is a pair whose odds reach its bar, and whoever belongs to a circle of several that together reach theirs, however few
 * tasks two of them share; and, where the rule says so, who copies two in turn, with either of the two. Circles are looked for in answers only: a place copied from another screen is a wrong answer, which nobody has to gain by.
 *
 * @param apart pairs that are known to be two: never in one circle
 * @param rule what counts as evidence, and how much of it is enough
 * @returns sorted by name; the same for the same replies in whatever order
 * @throws {@link InvalidScoringInputError} if deviations of one task differ in length
 * @cost O(sum over tasks of k^2 m), and that of {@link findCircles}
 * @example findCollusion([]) // []
 */
export function findCollusion(
  all: readonly ObservedReply[],
  apart?: (a: string, b: string) => boolean,
  rule = COLLUSION_RULE,
): PairFinding[] {
  const replies = all.filter(({ deviation, shownRanks }) => deviation.length + shownRanks.length > 0) // timing alone says nothing
  const answers = pairOdds(
    replies.map(({ task, rater, deviation }) => ({ task, rater, mark: deviation })),
    sameDirection,
    rule.alikeAnyway,
  )
  const circles = findCircles(answers, apart, rule)
  const inTurn = rule.inTurn ? findInTurn(answers, apart ?? (() => false), rule) : []
  const turns = new Map(
    inTurn.toReversed().flatMap((turn) => turn.sources.map((source) => [keyOf(inOrder(turn.who, source)), turn] as const)),
  )
  const links = new Set(circles.flatMap((circle) => circle.links.map(keyOf)))
  const kinds = {
    answers: byPair(answers),
    positions: byPair(pairOdds(placeMarks(replies), sameDirection)),
    timing: byPair(
      pairOdds(
        replies.map(({ task, rater, receivedMs }) => ({ task, rater, mark: rule.timing ? [receivedMs] : [] })),
        sameMoment,
      ),
    ),
  }
  return [...new Set([...kinds.answers.keys(), ...kinds.positions.keys()])].sort().flatMap((key) => {
    const [a, b] = key.split('\0') as [string, string]
    const circle = circles.find(({ members }) => members.includes(a) && members.includes(b))
    const least = circle ? 1 : rule.leastShared
    const of = (kind: keyof typeof kinds): PairOdds => {
      const pair = kinds[kind].get(key)
      return pair && pair.shared >= least ? pair : { a, b, odds: 0, shared: 0, tasks: [] }
    }
    const evidence = { answers: of('answers'), positions: of('positions'), timing: of('timing') }
    const shared = Math.max(evidence.answers.shared, evidence.positions.shared)
    if (shared === 0) return []
    const odds = weighEvidence({ answers: evidence.answers.odds, positions: evidence.positions.odds, timing: evidence.timing.odds })
    const bar = collusionBar(shared, rule)
    const found = (odds >= bar && shared >= rule.leastShared) || links.has(key) || turns.has(key)
    return [{ a, b, ...evidence, odds, bar, circle, inTurn: turns.get(key), found }]
  })
}

function byPair(pairs: readonly PairOdds[]): ReadonlyMap<string, PairOdds> {
  return new Map(pairs.map((pair) => [keyOf(pair), pair]))
}

function inOrder(one: string, other: string) {
  return one < other ? { a: one, b: other } : { a: other, b: one }
}

function keyOf({ a, b }: { readonly a: string; readonly b: string }): string {
  return `${a}\0${b}`
}
