import { InvalidScoringInputError } from './errors.ts'

/** One reply of the window, as evidence of who answers like whom. */
export interface Deviation {
  readonly task: string
  readonly rater: string
  /** From {@link deviations}: what the reference does not explain; empty = says nothing. */
  readonly deviation: readonly number[]
}

export interface DependenceOptions {
  /** Correlation of deviations that honest people may have: they share taste and find the same responses hard. */
  readonly tolerance: number
  /** How sure: so many standard errors below the estimate (on Fisher's z) are taken. */
  readonly z: number
  /** Fewer shared tasks than this say nothing. */
  readonly leastShared: number
}

export interface PairDependence {
  /** In [0, 1]: 0 = answer on their own as far as is known, 1 = one voice. Symmetric; 0 for a rater and itself. */
  between(a: string, b: string): number
  /** Everybody who depends on somebody. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly dependence: number; readonly shared: number }[]
}

/**
 * Who answers like whom beyond what the task explains: copies, cartels and split identities.
 *
 * For each pair: correlation of their deviations over all shared tasks, then the part of its lower confidence bound above the tolerance.
 * A task of m items gives m - 2 degrees of freedom (mean and reference are taken out), so tasks of two items say nothing.
 *
 * @returns pairs with dependence above 0; with z = 3 and tolerance .3, honest pairs of independent raters reach it less than once in 10^5
 * @throws {@link InvalidScoringInputError} if two deviations of one task differ in length
 * @cost O(sum over tasks of k^2 m)
 * @source Fisher (1921), Metron 1:3-32 (interval of a correlation)
 * @example pairDependence([], { tolerance: 0.3, z: 3, leastShared: 10 }).between('a', 'b') // 0
 */
export function pairDependence(replies: Iterable<Deviation>, { tolerance, z, leastShared }: DependenceOptions): PairDependence {
  const sums = new Map<string, PairSums>()
  const byTask = Map.groupBy(replies, ({ task }) => task)
  for (const task of [...byTask.keys()].sort()) {
    const telling = byTask.get(task)!.filter(({ deviation }) => deviation.some((value) => value !== 0))
    telling.sort((x, y) => (x.rater < y.rater ? -1 : 1))
    for (const [index, one] of telling.entries()) for (const other of telling.slice(index + 1)) addTask(sums, one, other)
  }
  const found = new Map<string, number>()
  const pairs: PairDependence['pairs'][number][] = []
  for (const [key, pair] of sums) {
    if (pair.shared < leastShared || pair.freedom <= 1) continue
    const rho = Math.max(-MOST, Math.min(MOST, pair.ab / Math.sqrt(pair.aa * pair.bb)))
    const low = Math.tanh(Math.atanh(rho) - z / Math.sqrt(pair.freedom - 1))
    const dependence = Math.min(1, (low - tolerance) / (1 - tolerance))
    if (dependence <= 0) continue
    found.set(key, dependence)
    const [a, b] = key.split('\0') as [string, string]
    pairs.push({ a, b, dependence, shared: pair.shared })
  }
  return { pairs, between: (a, b) => found.get(pairKey(a, b)) ?? 0 }
}

/** A correlation of 1 has no finite z. */
const MOST = 1 - 1e-9

interface PairSums {
  ab: number
  aa: number
  bb: number
  shared: number
  freedom: number
}

function addTask(sums: Map<string, PairSums>, a: Deviation, b: Deviation): void {
  const m = a.deviation.length
  if (b.deviation.length !== m)
    throw new InvalidScoringInputError({
      where: 'pairDependence',
      expected: `deviations of one length for task ${a.task}`,
      got: `${m} and ${b.deviation.length}`,
    })
  const key = pairKey(a.rater, b.rater)
  const pair = sums.get(key) ?? { ab: 0, aa: 0, bb: 0, shared: 0, freedom: 0 }
  for (let item = 0; item < m; item++) {
    pair.ab += a.deviation[item]! * b.deviation[item]!
    pair.aa += a.deviation[item]! ** 2
    pair.bb += b.deviation[item]! ** 2
  }
  pair.shared++
  pair.freedom += Math.max(0, m - 2)
  sums.set(key, pair)
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\0${b}` : `${b}\0${a}`
}
