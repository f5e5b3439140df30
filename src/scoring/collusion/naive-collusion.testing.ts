import { disjointSets } from '../assignment/disjoint-sets.ts'
import { InvalidScoringInputError } from '../errors.ts'
import { betOn } from './bet-on.ts'
import { COLLUSION_RULE, type CollusionRule, collusionBar } from './collusion-bar.ts'
import type { Circle } from './find-circles.ts'
import type { Mark } from './likeness-tables.ts'
import type { PairOdds, TaskLikeness } from './pair-odds.ts'

/**
 * `pairOdds` as it was first written, with a list of tasks for every pair: slow and plain, to hold the one in use against.
 */
export function naivePairOdds(
  marks: Iterable<Mark>,
  likeness: (a: readonly number[], b: readonly number[]) => number,
  alikeAnyway = 0,
): PairOdds[] {
  const tables = likenessTables(marks, likeness)
  const mean = meanLikeness(tables)
  if (mean === 0) return []
  const prior = { mean, alikeAnyway }
  const suspects = new Set(oddsOf(tables, prior, () => false).flatMap(({ a, b, odds }) => (odds > SUSPECT ? [`${a}\0${b}`] : [])))
  return oddsOf(tables, prior, (a, b) => suspects.has(a < b ? `${a}\0${b}` : `${b}\0${a}`))
}

/** So many likenesses with others, all as the mean of the network, are imagined for every pair and task. */
const IMAGINED = 10

/** Whoever is a hundred times likelier to go together does not count as another. */
const SUSPECT = Math.log(100)

/** All who left a mark on one task, sorted, and how alike they are. */
interface LikenessTable {
  readonly task: string
  readonly raters: readonly string[]
  readonly alike: readonly (readonly number[])[]
}

function likenessTables(marks: Iterable<Mark>, likeness: (a: readonly number[], b: readonly number[]) => number): LikenessTable[] {
  const byTask = Map.groupBy(marks, ({ task }) => task)
  return [...byTask.keys()].sort().map((task) => {
    const telling = byTask.get(task)!.filter(({ mark }) => mark.length > 0)
    telling.sort((x, y) => (x.rater < y.rater ? -1 : 1))
    const lengths = new Set(telling.map(({ mark }) => mark.length))
    if (lengths.size > 1)
      throw new InvalidScoringInputError({ where: 'pairOdds', expected: `marks of one length for task ${task}`, got: `${[...lengths]}` })
    const alike = telling.map((one, i) => telling.map((other, j) => (i === j ? 0 : likeness(one.mark, other.mark))))
    return { task, raters: telling.map(({ rater }) => rater), alike }
  })
}

function meanLikeness(tables: readonly LikenessTable[]): number {
  let sum = 0
  let count = 0
  for (const { alike } of tables) {
    for (const row of alike) for (const value of row) sum += value
    count += alike.length * (alike.length - 1)
  }
  return count === 0 ? 0 : sum / count
}

function oddsOf(
  tables: readonly LikenessTable[],
  { mean, alikeAnyway }: { readonly mean: number; readonly alikeAnyway: number },
  isSuspect: (a: string, b: string) => boolean,
): PairOdds[] {
  const found = new Map<string, TaskLikeness[]>()
  for (const { task, raters, alike } of tables) {
    const counts = raters.map((a) => raters.map((b) => a !== b && !isSuspect(a, b)))
    const sums = alike.map((row, i) => row.reduce((sum, value, j) => sum + (counts[i]![j] ? value : 0), 0))
    const others = counts.map((row) => row.filter(Boolean).length)
    for (let i = 0; i < raters.length; i++) {
      for (let j = i + 1; j < raters.length; j++) {
        const own = counts[i]![j] ? 1 : 0
        const likeness = alike[i]![j]!
        const sum = sums[i]! + sums[j]! - 2 * own * likeness + IMAGINED * mean
        const expected = Math.max(alikeAnyway, sum / (others[i]! + others[j]! - 2 * own + IMAGINED))
        const key = `${raters[i]}\0${raters[j]}`
        const list = found.get(key)
        if (list) list.push({ task, likeness, expected })
        else found.set(key, [{ task, likeness, expected }])
      }
    }
  }
  return [...found.keys()].sort().map((key) => {
    const [a, b] = key.split('\0') as [string, string]
    const tasks = found.get(key)!
    return { a, b, odds: betOn(tasks.map(({ likeness, expected }) => likeness / expected)), shared: tasks.length, tasks }
  })
}

/** `findCircles` as it was first written, with a map of maps for whoever met whom. */
export function naiveFindCircles(
  pairs: readonly PairOdds[],
  apart: (a: string, b: string) => boolean = () => false,
  rule = COLLUSION_RULE,
): Circle[] {
  const meetings = meetingsOf(pairs)
  const grown: ReadonlySet<string>[] = []
  const found: Circle[] = []
  const starts = pairs.filter(({ odds }) => odds >= WORTH_STARTING).sort((x, y) => y.odds - x.odds)
  for (const { a, b } of starts) {
    if (grown.length >= MOST_STARTS) break
    if (apart(a, b) || grown.some((one) => one.has(a) && one.has(b))) continue
    const members = growCircle(meetings, [a, b], apart)
    const sure = keepSure(pairs, meetings, members, rule).sort()
    grown.push(new Set(sure.length > 0 ? sure : members))
    if (sure.length < FEWEST || found.some((known) => known.members.join() === sure.join())) continue
    const tallies = talliesWithin(meetings, sure)
    const odds = tallyOdds(tallies)
    const bar =
      collusionBar(tallies.size, rule) + logChoices(meetings.size, sure.length) - logChoices(meetings.size, 2) + sizesCost(sure.length)
    if (odds >= bar && tallies.size >= rule.leastShared)
      found.push({ members: sure, odds, bar, tasks: tallies.size, links: surestLinks(pairs, sure) })
  }
  return found.sort((x, y) => y.odds - y.bar - (x.odds - x.bar))
}

/** Two make no circle: what speaks of them stands in their own odds. */
const FEWEST = 3
const WORTH_STARTING = Math.LN10
const MOST_STARTS = 100

/** likeness / expected by rater, task, and the other one. */
type Meetings = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>

function meetingsOf(pairs: readonly PairOdds[]): Meetings {
  const meetings = new Map<string, Map<string, Map<string, number>>>()
  const put = (rater: string, task: string, other: string, ratio: number) => {
    const tasks = meetings.get(rater) ?? new Map<string, Map<string, number>>()
    const others = tasks.get(task) ?? new Map<string, number>()
    meetings.set(rater, tasks.set(task, others.set(other, ratio)))
  }
  for (const { a, b, tasks } of pairs)
    for (const { task, likeness, expected } of tasks) {
      put(a, task, b, likeness / expected)
      put(b, task, a, likeness / expected)
    }
  return meetings
}

/** What some pairs say on one task. */
interface Tally {
  readonly sum: number
  readonly pairs: number
}

/** What one rater has in common with some others, by task. */
function talliesWith(meetings: Meetings, rater: string, others: readonly string[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const [task, met] of meetings.get(rater)!) {
    const ratios = others.flatMap((other) => met.get(other) ?? [])
    if (ratios.length > 0) tallies.set(task, { sum: ratios.reduce((sum, ratio) => sum + ratio, 0), pairs: ratios.length })
  }
  return tallies
}

function talliesWithin(meetings: Meetings, members: readonly string[]): Map<string, Tally> {
  return members.reduce(
    (all, member, index) => addTallies(all, talliesWith(meetings, member, members.slice(0, index))),
    new Map<string, Tally>(),
  )
}

function addTallies(all: ReadonlyMap<string, Tally>, more: ReadonlyMap<string, Tally>): Map<string, Tally> {
  const joined = new Map(all)
  for (const [task, { sum, pairs }] of more) {
    const known = joined.get(task)
    joined.set(task, known ? { sum: known.sum + sum, pairs: known.pairs + pairs } : { sum, pairs })
  }
  return joined
}

function tallyOdds(tallies: ReadonlyMap<string, Tally>): number {
  return betOn([...tallies.values()].map(({ sum, pairs }) => sum / pairs))
}

function growCircle(meetings: Meetings, start: readonly string[], apart: (a: string, b: string) => boolean): string[] {
  const members = [...start]
  let tallies = talliesWithin(meetings, members)
  for (;;) {
    const met = new Set(members.flatMap((member) => [...meetings.get(member)!.values()].flatMap((others) => [...others.keys()])))
    let best: { readonly gain: number; readonly rater: string; readonly more: Map<string, Tally> } | undefined
    for (const rater of [...met].sort()) {
      if (members.some((member) => member === rater || apart(member, rater))) continue
      const more = talliesWith(meetings, rater, members)
      const known = new Map([...more.keys()].flatMap((task) => (tallies.has(task) ? [[task, tallies.get(task)!] as const] : [])))
      const gain = tallyOdds(addTallies(known, more)) - tallyOdds(known)
      if (!best || gain > best.gain) best = { gain, rater, more }
    }
    if (!best || best.gain < Math.log(meetings.size)) return members
    members.push(best.rater)
    tallies = addTallies(tallies, best.more)
  }
}

/** What is left around the first member when everybody has gone, and every part, that does not go with the rest by what the two have in common. */
function keepSure(pairs: readonly PairOdds[], meetings: Meetings, members: readonly string[], rule: CollusionRule): string[] {
  let sure = [...members]
  while (sure.length > 0) {
    let worst: { readonly margin: number; readonly part: readonly string[] } | undefined
    for (const part of [...sure.map((member) => [member]), ...partsOf(surestLinks(pairs, sure), sure)]) {
      const rest = sure.filter((member) => !part.includes(member))
      const tallies = part.reduce((all, member) => addTallies(all, talliesWith(meetings, member, rest)), new Map<string, Tally>())
      const margin = tallyOdds(tallies) - collusionBar(tallies.size, rule, rule.memberBar) - Math.log(meetings.size)
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
  const inside = pairs.filter(({ a, b }) => members.includes(a) && members.includes(b)).sort((x, y) => y.odds - x.odds)
  return inside.filter(({ a, b }) => sets.join(a, b))
}

/** `sameDirection` by its formula. */
export function naiveSameDirection(a: readonly number[], b: readonly number[]): number {
  let product = 0
  let squaresA = 0
  let squaresB = 0
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!
    squaresA += a[i]! ** 2
    squaresB += b[i]! ** 2
  }
  const size = Math.sqrt(squaresA * squaresB)
  return size === 0 ? 0 : Math.min(1, Math.max(0, product / size) ** 4)
}
