import type { SparseRow } from './epoch-input.ts'

/**
 * Rows of (uid, value) cells, one row per validator, laid end to end (compressed sparse rows).
 * Row i is the cells `starts[i]` up to, not including, `starts[i + 1]`, in the order in which they were added.
 */
export interface SparseMatrix {
  /** Number of rows and of columns. */
  readonly n: number
  readonly starts: Uint32Array
  readonly uids: Uint32Array
  readonly values: Float64Array
}

/** Builds a matrix row by row. */
export interface SparseMatrixBuilder {
  add(uid: number, value: number): void
  /** Ends the current row; call it n times. */
  endRow(): void
  finish(): SparseMatrix
}

/** @param capacity at least as many cells as will be added */
export function buildSparseMatrix(n: number, capacity: number): SparseMatrixBuilder {
  const starts = new Uint32Array(n + 1)
  const uids = new Uint32Array(capacity)
  const values = new Float64Array(capacity)
  let length = 0
  let row = 0
  return {
    add(uid, value) {
      uids[length] = uid
      values[length] = value
      length++
    },
    endRow() {
      row++
      starts[row] = length
    },
    finish: () => ({ n, starts, uids, values }),
  }
}

/** Number of cells in stored rows. @example countCells([[[0, 9], [2, 1]], []]) // 2 */
export function countCells(rows: readonly SparseRow[]): number {
  return rows.reduce((count, row) => count + row.length, 0)
}

/** Sum of each column: shape [n]. */
export function columnSums(matrix: SparseMatrix): Float64Array {
  const sums = new Float64Array(matrix.n)
  const end = matrix.starts[matrix.n]!
  for (let cell = 0; cell < end; cell++) sums[matrix.uids[cell]!]! += matrix.values[cell]!
  return sums
}

/** Largest value of each column, 0 for an empty one: shape [n]. */
export function columnMaxima(matrix: SparseMatrix): Float64Array {
  const maxima = new Float64Array(matrix.n)
  const end = matrix.starts[matrix.n]!
  for (let cell = 0; cell < end; cell++) {
    const uid = matrix.uids[cell]!
    if (matrix.values[cell]! > maxima[uid]!) maxima[uid] = matrix.values[cell]!
  }
  return maxima
}

/** The same cells with other values. @param change gets value, column and row */
export function mapCells(matrix: SparseMatrix, change: (value: number, uid: number, row: number) => number): SparseMatrix {
  const values = new Float64Array(matrix.values.length)
  for (let row = 0; row < matrix.n; row++) {
    const end = matrix.starts[row + 1]!
    for (let cell = matrix.starts[row]!; cell < end; cell++) values[cell] = change(matrix.values[cell]!, matrix.uids[cell]!, row)
  }
  return { ...matrix, values }
}
