/**
 * Rows of (uid, value) cells, one row per validator, laid end to end (compressed sparse rows): a million cells fit without an object each.
 * Row i is the cells `starts[i]` up to, not including, `starts[i + 1]`, in the order in which they were added.
 */
export interface SparseMatrix<Values extends Float64Array | Uint16Array | Uint8Array = Float64Array> {
  /** Number of rows and of columns. */
  readonly n: number
  /** May, like `uids` and `values`, be longer than needed. */
  readonly starts: Int32Array
  /** Each below n. */
  readonly uids: Uint16Array
  readonly values: Values
}

/** A matrix as the chain stores it: weights and bonds as u16. */
export type StoredMatrix = SparseMatrix<Uint16Array>

/**
 * Room for the matrix that one step of the epoch makes, kept for the next epoch: fresh memory costs 0.3 ms per MB, more than most steps.
 * A matrix in it holds until the same step runs again. What leaves the epoch needs memory of its own.
 *
 * @returns gives the room. `capacity`: at least as many cells as will be added
 */
export function matrixRoom<Values extends Float64Array | Uint16Array | Uint8Array>(
  Values: new (length: number) => Values,
): (n: number, capacity: number) => SparseMatrix<Values> {
  let starts = new Int32Array(1)
  let uids = new Uint16Array(0)
  let values = new Values(0)
  return (n, capacity) => {
    if (starts.length <= n) starts = new Int32Array(n + 1)
    if (uids.length < capacity) {
      uids = new Uint16Array(capacity)
      values = new Values(capacity)
    }
    return { n, starts, uids, values }
  }
}

/** The cells of one row: views, not copies. Making them takes as long as 100 cells: ask {@link isEmptyRow} first. */
export function rowOf<Values extends Float64Array | Uint16Array | Uint8Array>({ starts, uids, values }: SparseMatrix<Values>, row: number) {
  const [from, to] = [starts[row]!, starts[row + 1]!]
  return { uids: uids.subarray(from, to), values: values.subarray(from, to) as Values }
}

/** Whether a row has no cells, as those of all who are no validators. */
export function isEmptyRow({ starts }: SparseMatrix | StoredMatrix, row: number): boolean {
  return starts[row] === starts[row + 1]
}

/** Room for the longest row: whoever works row by row stays within the processor's nearest cache. */
export function rowBuffer({ n, starts }: SparseMatrix | StoredMatrix): Float64Array {
  let longest = 0
  for (let row = 0; row < n; row++) longest = Math.max(longest, starts[row + 1]! - starts[row]!)
  return new Float64Array(longest)
}

/** Sum of each column: shape [n]. */
export function columnSums({ n, starts, uids, values }: SparseMatrix | StoredMatrix): Float64Array {
  const sums = new Float64Array(n)
  const end = starts[n]!
  for (let cell = 0; cell < end; cell++) sums[uids[cell]!]! += values[cell]!
  return sums
}

/** Largest value of each column, 0 for an empty one: shape [n]. */
export function columnMaxima({ n, starts, uids, values }: SparseMatrix): Float64Array {
  const maxima = new Float64Array(n)
  const end = starts[n]!
  for (let cell = 0; cell < end; cell++) {
    const uid = uids[cell]!
    if (values[cell]! > maxima[uid]!) maxima[uid] = values[cell]!
  }
  return maxima
}

/** Whether a row's uids ascend, as those of most rows do. */
export function isAscending(uids: Uint16Array): boolean {
  for (let cell = 1; cell < uids.length; cell++) if (uids[cell]! <= uids[cell - 1]!) return false
  return true
}
