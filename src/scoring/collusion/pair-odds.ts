import { type RunningBets, runningBets } from './bet-on.ts'
import { type LikenessTable, likenessAt, likenessTables, type Mark, pairPlace } from './likeness-tables.ts'

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
  /** On so many tasks both left a mark. */
  readonly shared: number
  /** Sorted by task: worked out anew whenever it is read, because a list for each of many thousand pairs fills the memory. */
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
 * @throws {@link InvalidScoringInputError} if two marks of one task differ in length, or one rater left two
 * @cost O(sum over tasks of k^2), and that of {@link likenessTables}; memory O(n^2), and that of the tables
 * @source Waudby-Smith & Ramdas (2024), J. R. Stat. Soc. B 86(1):1-27 (betting), doi:10.1093/jrsssb/qkad009; Ville (1939) for the bound
 * @example pairOdds([], () => 1) // []
 */
export function pairOdds(
  marks: Iterable<Mark>,
  likeness: (a: readonly number[], b: readonly number[]) => number,
  alikeAnyway = 0,
): PairOdds[] {
  const { raters, tables } = likenessTables(marks, likeness)
  const mean = meanLikeness(tables)
  if (mean === 0) return []
  const nobody = new Uint8Array(pairPlace(0, raters.length))
  const first = betOnAll(expectations(tables, { mean, alikeAnyway, suspects: nobody }), nobody.length)
  const suspects = nobody.map((_, pair) => (first.odds(pair) > SUSPECT ? 1 : 0))
  const expected = expectations(tables, { mean, alikeAnyway, suspects })
  const bets = betOnAll(expected, suspects.length)
  const tasksOf = tasksReader(raters.length, expected)
  const found: PairOdds[] = []
  for (const [i, a] of raters.entries())
    for (let j = i + 1; j < raters.length; j++) {
      const pair = pairPlace(i, j)
      const shared = bets.count(pair)
      if (shared > 0) found.push(new ReadPair({ a, b: raters[j]!, odds: bets.odds(pair), shared }, () => tasksOf(i, j)))
    }
  return found
}

/** A class for its one getter: written out in 32,640 pairs of 256 raters it takes more memory than all that they share. */
class ReadPair implements PairOdds {
  readonly a: string
  readonly b: string
  readonly odds: number
  readonly shared: number
  readonly #read: () => TaskLikeness[]

  constructor({ a, b, odds, shared }: Omit<PairOdds, 'tasks'>, read: () => TaskLikeness[]) {
    this.a = a
    this.b = b
    this.odds = odds
    this.shared = shared
    this.#read = read
  }

  get tasks(): readonly TaskLikeness[] {
    return this.#read()
  }
}

/** So many likenesses with others, all as the mean of the network, are imagined for every pair and task. */
const IMAGINED = 10

/** Whoever is a hundred times likelier to go together does not count as another. */
const SUSPECT = Math.log(100)

interface Prior {
  readonly mean: number
  readonly alikeAnyway: number
  /** By {@link pairPlace}: 1 = does not count as another. */
  readonly suspects: Uint8Array
}

/** One task with what each of its raters has in common with others. */
interface Expectation {
  readonly table: LikenessTable
  readonly prior: Prior
  readonly sums: Float64Array
  readonly others: Uint32Array
}

function meanLikeness(tables: readonly LikenessTable[]): number {
  let sum = 0
  let count = 0
  for (const table of tables) {
    const { length } = table.raters
    for (let i = 0; i < length; i++) for (let j = 0; j < length; j++) if (i !== j) sum += likenessAt(table, i, j)
    count += length * (length - 1)
  }
  return count === 0 ? 0 : sum / count
}

function betOnAll(expected: readonly Expectation[], pairs: number): RunningBets {
  const bets = runningBets(pairs)
  for (const one of expected) {
    const { raters } = one.table
    for (let i = 0; i < raters.length; i++)
      for (let j = i + 1; j < raters.length; j++) {
        const likeness = likenessAt(one.table, i, j)
        bets.bet(pairPlace(raters[i]!, raters[j]!), likeness === 0 ? 0 : likeness / expectedOf(one, i, j, likeness))
      }
  }
  return bets
}

function expectations(tables: readonly LikenessTable[], prior: Prior): Expectation[] {
  return tables.map((table) => {
    const { length } = table.raters
    const [sums, others] = [new Float64Array(length), new Uint32Array(length)]
    for (let i = 0; i < length; i++)
      for (let j = 0; j < length; j++)
        if (i !== j && isOther(table, prior, i, j)) {
          sums[i]! += likenessAt(table, i, j)
          others[i]!++
        }
    return { table, prior, sums, others }
  })
}

/** @param i smaller than j */
function expectedOf({ table, prior, sums, others }: Expectation, i: number, j: number, likeness: number): number {
  const own = isOther(table, prior, i, j) ? 1 : 0
  const sum = sums[i]! + sums[j]! - 2 * own * likeness + IMAGINED * prior.mean
  return Math.max(prior.alikeAnyway, sum / (others[i]! + others[j]! - 2 * own + IMAGINED))
}

function isOther({ raters }: LikenessTable, { suspects }: Prior, i: number, j: number): boolean {
  return suspects[i < j ? pairPlace(raters[i]!, raters[j]!) : pairPlace(raters[j]!, raters[i]!)] === 0
}

/** Works out again what the bets of two were on. */
function tasksReader(size: number, expected: readonly Expectation[]): (a: number, b: number) => TaskLikeness[] {
  const marksOf = Array.from({ length: size }, (): { readonly at: number; readonly place: number }[] => [])
  for (const [at, { table }] of expected.entries()) for (const [place, rater] of table.raters.entries()) marksOf[rater]!.push({ at, place })
  return (a, b) => {
    const others = marksOf[b]!
    const found: TaskLikeness[] = []
    let next = 0
    for (const { at, place: i } of marksOf[a]!) {
      while (next < others.length && others[next]!.at < at) next++
      if (next === others.length || others[next]!.at !== at) continue
      const { place: j } = others[next]!
      const one = expected[at]!
      const likeness = likenessAt(one.table, i, j)
      found.push({ task: one.table.task, likeness, expected: expectedOf(one, i, j, likeness) })
    }
    return found
  }
}
