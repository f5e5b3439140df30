import type { Arithmetic } from './arithmetic.ts'
import { columnSums, mapCells, type SparseMatrix } from './sparse-matrix.ts'

/**
 * Divides a vector by its sum.
 * @param values each >= 0: shape [n]
 * @returns shape [n], summing to 1 up to rounding; all zeros stay zeros
 * @source subtensor, epoch/math.rs: inplace_normalize
 */
export function normalize(values: Float64Array, arithmetic: Arithmetic): Float64Array {
  let sum = 0
  for (const value of values) sum += value
  return sum === 0 ? values : values.map((value) => arithmetic.divide(value, sum))
}

/** Divides every column of a matrix by its sum; a column of zeros stays as it is. @source subtensor, epoch/math.rs: inplace_col_normalize_sparse */
export function normalizeColumns(matrix: SparseMatrix, arithmetic: Arithmetic): SparseMatrix {
  const sums = columnSums(matrix)
  return mapCells(matrix, (value, uid) => arithmetic.divide(value, sums[uid]!))
}
