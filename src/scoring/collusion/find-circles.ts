import { disjointSets } from '../assignment/disjoint-sets.ts'
import { betOn } from './bet-on.ts'
import { COLLUSION_RULE, type CollusionRule, collusionBar } from './collusion-bar.ts'
import { growCircle } from './grow-circle.ts'
import { type Meetings, readMeetings, type Tallies, type Tally } from './meetings.ts'
import type { PairOdds } from './pair-odds.ts'

/** Several who answer together, though two of them may have met too seldom to tell it of the two alone. */
export interface Circle {
  /** Sorted. */
  readonly members: readonly string[]
  /** Natural logarithm of how much likelier the likenesses are if they answer together than if each answers alone. */
  readonly odds: number
  /** What the odds must reach: more than for a pair, because there are more circles than pairs. */
  readonly bar: number
  /** On which at least two of them left a mark. */
  readonly tasks: number
  /** The surest pairs that hold it together: one fewer than members where all have met through others. */
  readonly links: readonly PairOdds[]
}

/**
 * Circles of three and more who answer together, by all that any two of them have in common.
 *
 * Each task on which two or more members met multiplies a stake by 1 - c + c * (mean of likeness / expected over their pairs): a mean of fair
 * bets is fair, so honest people in a circle named beforehand reach e^x with a probability of at most e^-x. These are not named beforehand but grown: from
 * the surest pairs, by whoever adds most, as long as that is more than the choice of one among all costs. So the bar of a pair rises by how many
 * more circles of k than pairs there are, (n over k) / (n over 2), and by k (k - 1) for the choice of a size: in one look honest circles of all sizes
 * together are found half as often as honest pairs, (n over 2) e^-bar / 2.
 * Each member, and each part that a link holds, must besides go with the others by its own replies: nobody is taken for a member because the rest
 * are sure, and two circles are not one because two of theirs once agreed.
 *
 * @param pairs from `pairOdds`: all pairs that share a task
 * @param apart pairs that are known to be two: never in one circle
 * @param rule whose bars must be passed
 * @returns the surest first; they may overlap
 * @cost O(starts * members * sum over members of what they share with others)
 * @source Vovk & Wang (2021), Ann. Stat. 49(3):1736-1754 (means of fair bets), doi:10.1214/20-AOS2020; the union bound for the choice
 * @example findCircles([]) // []
 */
export function findCircles(
  pairs: readonly PairOdds[],
  apart: (a: string, b: string) => boolean = () => false,
  rule = COLLUSION_RULE,
): Circle[] {
  const starts = pairs.filter(({ odds }) => odds >= WORTH_STARTING).sort((x, y) => y.odds - x.odds)
  if (starts.length === 0) return []
  const meetings = readMeetings(pairs)
  const everybody = meetings.raters.length
  const grown: ReadonlySet<string>[] = []
  const found: Circle[] = []
  for (const { a, b } of starts) {
    if (grown.length >= MOST_STARTS) break
    if (apart(a, b) || grown.some((one) => one.has(a) && one.has(b))) continue
    const members = growCircle(meetings, [a, b], apart)
    const sure = keepSure(pairs, meetings, members, rule).sort()
    grown.push(new Set(sure.length > 0 ? sure : members))
    if (sure.length < FEWEST || found.some((known) => known.members.join() === sure.join())) continue
    const tallies = talliesWithin(meetings, sure)
    const odds = oddsOf(tallies)
    const bar = collusionBar(tallies.size, rule) + logChoices(everybody, sure.length) - logChoices(everybody, 2) + sizesCost(sure.length)
    if (odds >= bar && tallies.size >= rule.leastShared)
      found.push({ members: sure, odds, bar, tasks: tallies.size, links: surestLinks(pairs, sure) })
  }
  return found.sort((x, y) => y.odds - y.bar - (x.odds - x.bar))
}

/** Two make no circle: what speaks of them stands in their own odds. */
const FEWEST = 3
const WORTH_STARTING = Math.LN10
const MOST_STARTS = 100

function talliesWithin(meetings: Meetings, members: readonly string[]): Map<number, Tally> {
  return members.reduce(
    (all, member, index) => addTallies(all, meetings.talliesWith(member, members.slice(0, index))),
    new Map<number, Tally>(),
  )
}

function addTallies(all: Tallies, more: Tallies): Map<number, Tally> {
  const joined = new Map(all)
  for (const [task, { sum, pairs }] of more) {
    const known = joined.get(task)
    joined.set(task, known ? { sum: known.sum + sum, pairs: known.pairs + pairs } : { sum, pairs })
  }
  return joined
}

function oddsOf(tallies: Tallies): number {
  return betOn([...tallies.values()].map(({ sum, pairs }) => sum / pairs))
}

/** What is left around the first member when everybody has gone, and every part, that does not go with the rest by what the two have in common. */
function keepSure(pairs: readonly PairOdds[], meetings: Meetings, members: readonly string[], rule: CollusionRule): string[] {
  const inside = pairsAmong(pairs, members)
  let sure = [...members]
  while (sure.length > 0) {
    let worst: { readonly margin: number; readonly part: readonly string[] } | undefined
    for (const part of [...sure.map((member) => [member]), ...partsOf(surestLinks(inside, sure), sure)]) {
      const rest = sure.filter((member) => !part.includes(member))
      const tallies = part.reduce((all, member) => addTallies(all, meetings.talliesWith(member, rest)), new Map<number, Tally>())
      const margin = oddsOf(tallies) - collusionBar(tallies.size, rule, rule.memberBar) - Math.log(meetings.raters.length)
      if (!worst || margin < worst.margin) worst = { margin, part }
    }
    if (worst!.margin >= 0) break
    sure = sure.filter((member) => !worst!.part.includes(member))
  }
  return sure
}

/** What each link of a tree divides from the first member: two circles that one chance likeness has joined fall apart there. */
function partsOf(links: readonly PairOdds[], members: readonly string[]): string[][] {
  return links.map((cut) => {
    const near = new Set(members.slice(0, 1))
    for (let before = 0; before < near.size; ) {
      before = near.size
      for (const link of links) if (link !== cut && (near.has(link.a) || near.has(link.b))) near.add(link.a).add(link.b)
    }
    return members.filter((member) => !near.has(member))
  })
}

/** Natural logarithm of in how many ways k of n can be chosen. */
function logChoices(n: number, k: number): number {
  return Array.from({ length: k }, (_, i) => Math.log((n - i) / (i + 1))).reduce((sum, log) => sum + log, 0)
}

/** The bounds for circles of k divided by k (k - 1) add up, over all k from three on, to half of that for pairs. */
function sizesCost(k: number): number {
  return Math.log(k * (k - 1))
}

/** A tree of the surest pairs that joins all who have met. */
function surestLinks(pairs: readonly PairOdds[], members: readonly string[]): PairOdds[] {
  const sets = disjointSets()
  const surest = pairsAmong(pairs, members).sort((x, y) => y.odds - x.odds)
  return surest.filter(({ a, b }) => sets.join(a, b))
}

function pairsAmong(pairs: readonly PairOdds[], members: readonly string[]): PairOdds[] {
  const among = new Set(members)
  return pairs.filter(({ a, b }) => among.has(a) && among.has(b))
}
