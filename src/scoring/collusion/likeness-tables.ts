import { InvalidScoringInputError } from '../errors.ts'

/** What somebody left on a task: a direction, a place, a moment; empty = says nothing. */
export interface Mark {
  readonly task: string
  readonly rater: string
  readonly mark: readonly number[]
}

/** All who left a mark on one task, and how alike any two of them are. */
export interface LikenessTable {
  readonly task: string
  /** Places in the list of all raters, ascending: shape [k]. */
  readonly raters: Uint32Array
  /** Which of the different marks each of them left: shape [k]. */
  readonly kinds: Uint32Array
  /** How alike two of the m different marks are, and each to itself, in the order of {@link pairPlace}: shape [m (m + 1) / 2]. */
  readonly alike: Float64Array
}

/**
 * How alike the marks on each task are, found once for marks that are the same: among many who answer few are different.
 *
 * @param likeness symmetric
 * @returns all who left a mark, and the tasks, sorted
 * @throws {@link InvalidScoringInputError} if two marks of one task differ in length, or one rater left two
 * @cost O(sum over tasks of k (g + m) + g^2 m): g different marks of m numbers; memory O(k + g^2) a task
 * @example likenessTables([], () => 1) // { raters: [], tables: [] }
 */
export function likenessTables(
  marks: Iterable<Mark>,
  likeness: (a: readonly number[], b: readonly number[]) => number,
): { readonly raters: readonly string[]; readonly tables: readonly LikenessTable[] } {
  const telling = [...marks].filter(({ mark }) => mark.length > 0)
  const raters = [...new Set(telling.map(({ rater }) => rater))].sort()
  const placeOf = new Map(raters.map((rater, place) => [rater, place]))
  const byTask = Map.groupBy(telling, ({ task }) => task)
  const tables = [...byTask.keys()].sort().map((task) => {
    const left = byTask.get(task)!.sort((x, y) => placeOf.get(x.rater)! - placeOf.get(y.rater)!)
    checkMarks(task, left)
    const { kinds, different } = tellApart(left.map(({ mark }) => mark))
    const alike = new Float64Array((different.length * (different.length + 1)) / 2)
    for (const [j, one] of different.entries()) for (let i = 0; i <= j; i++) alike[pairPlace(i, j)] = likeness(different[i]!, one)
    return { task, raters: Uint32Array.from(left, ({ rater }) => placeOf.get(rater)!), kinds, alike }
  })
  return { raters, tables }
}

/**
 * Where two stand in a list of all pairs, each with itself included.
 *
 * @param i in [0, j]
 * @example pairPlace(1, 2) // 4
 */
export function pairPlace(i: number, j: number): number {
  return (j * (j + 1)) / 2 + i
}

/** How alike the marks in two places of a table are. */
export function likenessAt({ kinds, alike }: LikenessTable, i: number, j: number): number {
  const [one, other] = [kinds[i]!, kinds[j]!]
  return alike[one < other ? pairPlace(one, other) : pairPlace(other, one)]!
}

function checkMarks(task: string, sorted: readonly Mark[]): void {
  const lengths = new Set(sorted.map(({ mark }) => mark.length))
  if (lengths.size > 1)
    throw new InvalidScoringInputError({ where: 'pairOdds', expected: `marks of one length for task ${task}`, got: `${[...lengths]}` })
  const twice = sorted.find(({ rater }, at) => rater === sorted[at + 1]?.rater)
  if (twice)
    throw new InvalidScoringInputError({ where: 'pairOdds', expected: `one mark of each on task ${task}`, got: `two of ${twice.rater}` })
}

function tellApart(marks: readonly (readonly number[])[]): { readonly kinds: Uint32Array; readonly different: (readonly number[])[] } {
  const different: (readonly number[])[] = []
  const known = new Map<number, number[]>()
  const kinds = Uint32Array.from(marks, (mark) => {
    const sum = mark.reduce((total, value, place) => total + value * (place + 1), 0) // equal marks have equal sums: few are compared number by number
    const nearby = known.get(sum) ?? []
    const kind = nearby.find((other) => different[other]!.every((value, place) => value === mark[place]))
    if (kind !== undefined) return kind
    known.set(sum, [...nearby, different.length])
    return different.push(mark) - 1
  })
  return { kinds, different }
}
