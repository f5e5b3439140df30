import { InvalidScoringInputError } from '../errors.ts'
import { betOn } from './bet-on.ts'

/** What somebody left on a task: a direction, a place, a moment; empty = says nothing. */
export interface Mark {
  readonly task: string
  readonly rater: string
  readonly mark: readonly number[]
}

/** One task that two raters left a mark on. */
export interface TaskLikeness {
  readonly task: string
  /** In [0, 1]. */
  readonly likeness: number
  /** The mean likeness of either of them with others, or what two may have in common anyway: in (0, 1]. */
  readonly expected: number
}

export interface PairOdds {
  readonly a: string
  readonly b: string
  /** Natural logarithm of how much likelier the likeness is if they answer together than if each answers alone. */
  readonly odds: number
  /** Sorted by task. */
  readonly tasks: readonly TaskLikeness[]
}

/**
 * Who is alike beyond what either of them has in common with everybody else on the same tasks.
 *
 * Each shared task multiplies a stake by 1 - c + c * likeness / expected, a fair bet for whoever is alike only as expected, whatever the
 * distribution: so honest pairs reach e^x with a probability of at most e^-x in any one window of tasks. What is rare among the others
 * is expected little and wins much; what all do wins nothing. The odds are the mean of a careful and a bold better (c = .4 and .8).
 *
 * expected is the mean over both raters' likenesses with the others on that task, drawn towards the mean of all by ten imagined ones. A
 * second pass leaves out of it those who look like one of the two themselves: a ring must not vouch for itself.
 *
 * @param likeness symmetric, in [0, 1]
 * @param alikeAnyway in [0, 1): never less is expected of two, for a reason that nobody else on the task shows. The bet only gets worse by that, so
 *   the bound holds for all who are alike no more than that, or than others are
 * @returns every pair that shares a task, sorted by name
 * @throws {@link InvalidScoringInputError} if two marks of one task differ in length
 * @cost O(sum over tasks of k^2 m)
 * @source Waudby-Smith & Ramdas (2024), J. R. Stat. Soc. B 86(1):1-27 (betting), doi:10.1093/jrsssb/qkad009; Ville (1939) for the bound
 * @example pairOdds([], () => 1) // []
 */
export function pairOdds(
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
    return { a, b, odds: betOn(tasks.map(({ likeness, expected }) => likeness / expected)), tasks }
  })
}
