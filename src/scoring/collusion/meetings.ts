import type { PairOdds } from './pair-odds.ts'

/** What some pairs say on one task. */
export interface Tally {
  /** Of likeness / expected. */
  readonly sum: number
  readonly pairs: number
}

/** By task number. Sums over tasks go in the order of the map: always the same for the same pairs. */
export type Tallies = ReadonlyMap<number, Tally>

/** What any two have in common, task by task, in arrays instead of a list for each pair. */
export interface Meetings {
  /** All who share a task with somebody, sorted. */
  readonly raters: readonly string[]
  /** Tasks are numbers from 0 to this, without it. */
  readonly tasks: number
  /** @returns the tasks on which somebody met this rater, in the order of the pairs */
  tasksOf(rater: number): Uint32Array
  /** @returns the tasks of two and what each says, likeness / expected; `undefined` where they share none */
  between(one: number, other: number): { readonly tasks: Uint32Array; readonly ratios: Float64Array } | undefined
  /** What one rater has in common with some others. */
  talliesWith(rater: string, others: readonly string[]): Map<number, Tally>
}

/**
 * @param pairs each once
 * @cost O(what all pairs share) time, 12 bytes of memory for each task of each pair
 * @example readMeetings([]).raters // []
 */
export function readMeetings(pairs: readonly PairOdds[]): Meetings {
  const met = pairs.filter(({ shared }) => shared > 0)
  const raters = [...new Set(met.flatMap(({ a, b }) => [a, b]))].sort()
  const placeOf = new Map(raters.map((rater, place) => [rater, place]))
  const total = met.reduce((sum, { shared }) => sum + shared, 0)
  const [tasks, ratios] = [new Uint32Array(total), new Float64Array(total)]
  const ends: number[] = []
  const numbers = new Map<string, number>()
  const pairAt = raters.map(() => new Map<number, number>())
  let end = 0
  for (const [pair, { a, b, tasks: shared }] of met.entries()) {
    const [one, other] = [placeOf.get(a)!, placeOf.get(b)!]
    pairAt[one]!.set(other, pair)
    pairAt[other]!.set(one, pair)
    for (const { task, likeness, expected } of shared) {
      const number = numbers.get(task) ?? numbers.size
      if (number === numbers.size) numbers.set(task, number)
      tasks[end] = number
      ratios[end++] = likeness / expected
    }
    ends.push(end)
  }
  const between = (one: number, other: number) => {
    const pair = pairAt[one]!.get(other)
    if (pair === undefined) return undefined
    const [first, last] = [ends[pair - 1] ?? 0, ends[pair]!]
    return { tasks: tasks.subarray(first, last), ratios: ratios.subarray(first, last) }
  }
  const tasksInOrder = pairAt.map((own) => {
    const seen = new Uint8Array(numbers.size)
    const inOrder: number[] = []
    for (const pair of own.values())
      for (let n = ends[pair - 1] ?? 0; n < ends[pair]!; n++) {
        if (seen[tasks[n]!] === 0) inOrder.push(tasks[n]!)
        seen[tasks[n]!] = 1
      }
    return Uint32Array.from(inOrder)
  })
  const [sums, counts] = [new Float64Array(numbers.size), new Uint32Array(numbers.size)]
  return {
    raters,
    tasks: numbers.size,
    tasksOf: (rater) => tasksInOrder[rater]!,
    between,
    talliesWith(rater, others) {
      const one = placeOf.get(rater)!
      sums.fill(0)
      counts.fill(0)
      for (const other of others) {
        const both = between(one, placeOf.get(other)!)
        if (both) addRatios({ sums, counts }, both)
      }
      return new Map(
        [...tasksInOrder[one]!].flatMap((task) => (counts[task]! > 0 ? [[task, { sum: sums[task]!, pairs: counts[task]! }]] : [])),
      )
    },
  }
}

function addRatios(
  { sums, counts }: { readonly sums: Float64Array; readonly counts: Uint32Array },
  { tasks, ratios }: { readonly tasks: Uint32Array; readonly ratios: Float64Array },
): void {
  for (let n = 0; n < tasks.length; n++) {
    sums[tasks[n]!]! += ratios[n]!
    counts[tasks[n]!]!++
  }
}
