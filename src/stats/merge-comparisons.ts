import { InvalidSampleError } from './errors.ts'

/** Comparisons of two items each, as columns: entry p is about `first[p]` and `second[p]`. */
export interface PairedComparisons {
  /** Number of items that the indices run over. */
  readonly items: number
  readonly first: ArrayLike<number>
  readonly second: ArrayLike<number>
  /** How often the first won, a tie as half a win for both; 1 everywhere when left out. */
  readonly wins?: ArrayLike<number>
  /** How often the second won; 0 everywhere when left out. */
  readonly losses?: ArrayLike<number>
}

/** Comparisons added up over each pair of items that met: shape [pairs], `first < second`. */
export interface MergedComparisons {
  readonly items: number
  readonly first: Int32Array
  readonly second: Int32Array
  readonly wins: Float64Array
  readonly losses: Float64Array
}

/**
 * Adds comparisons of the same two items up, so that the cost of a fit depends on the pairs that met and no more on how often.
 *
 * @throws {@link InvalidSampleError} if columns differ in length, an index is out of range, an item meets itself, or a count is not 0 and not in [10^-100, 10^100]
 * @cost O(items + comparisons)
 * @example mergeComparisons({ items: 2, first: [0, 1, 1], second: [1, 0, 0] }).losses[0] // 2
 */
export function mergeComparisons(comparisons: PairedComparisons): MergedComparisons {
  checkColumns(comparisons)
  const { items } = comparisons
  const first = new Int32Array(comparisons.first)
  const second = new Int32Array(comparisons.second)
  const wins = comparisons.wins ? new Float64Array(comparisons.wins) : new Float64Array(first.length).fill(1)
  const losses = comparisons.losses ? new Float64Array(comparisons.losses) : new Float64Array(first.length)

  // Sorted by the lower item, whose comparisons then are at starts[item]..starts[item + 1] - 1.
  const starts = new Int32Array(items + 1)
  for (let p = 0; p < first.length; p++) starts[Math.min(first[p]!, second[p]!) + 1]!++
  for (let i = 0; i < items; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const other = new Int32Array(first.length)
  const won = new Float64Array(first.length)
  const lost = new Float64Array(first.length)
  for (let p = 0; p < first.length; p++) {
    const inOrder = first[p]! < second[p]!
    const place = next[inOrder ? first[p]! : second[p]!]!++
    other[place] = inOrder ? second[p]! : first[p]!
    won[place] = inOrder ? wins[p]! : losses[p]!
    lost[place] = inOrder ? losses[p]! : wins[p]!
  }

  // Added up in place: pair `count` never overtakes comparison s.
  const lower = new Int32Array(first.length)
  const pairOf = new Int32Array(items).fill(-1) // of the current lower item with each other one
  let count = 0
  for (let i = 0; i < items; i++) {
    const firstPair = count
    for (let s = starts[i]!; s < starts[i + 1]!; s++) {
      const j = other[s]!
      const pair = pairOf[j]!
      if (pair >= firstPair) {
        won[pair]! += won[s]!
        lost[pair]! += lost[s]!
        continue
      }
      pairOf[j] = count
      lower[count] = i
      other[count] = j
      won[count] = won[s]!
      lost[count] = lost[s]!
      count++
    }
  }
  const columns = { first: lower.subarray(0, count), second: other.subarray(0, count) }
  return { items, ...columns, wins: won.subarray(0, count), losses: lost.subarray(0, count) }
}

function checkColumns({ items, first, second, wins, losses }: PairedComparisons): void {
  const refuse = (expected: string, got: string) => {
    throw new InvalidSampleError({ where: 'mergeComparisons', expected, got })
  }
  if (!(Number.isInteger(items) && items >= 1)) refuse('at least one item', `${items}`)
  for (const column of [second, wins, losses])
    if (column && column.length !== first.length) refuse(`columns of one length ${first.length}`, `one of ${column.length}`)
  for (let p = 0; p < first.length; p++) {
    const i = first[p]!
    const j = second[p]!
    if (i >>> 0 !== i || j >>> 0 !== j || i >= items || j >= items) refuse(`items in 0..${items - 1}`, `${i} against ${j}`)
    if (i === j) refuse('two different items', `${i} against itself`)
  }
  for (const counts of [wins, losses])
    for (let p = 0; counts && p < counts.length; p++)
      if (!(counts[p] === 0 || (counts[p]! >= 1e-100 && counts[p]! <= 1e100)))
        refuse('counts that are 0 or in [10^-100, 10^100]', `${counts[p]}`)
}
