import { type Arithmetic, divide } from './arithmetic.ts'
import { divideFixed } from './fixed-point.ts'
import { columnSums, type SparseMatrix, type StoredMatrix } from './sparse-matrix.ts'

/**
 * Divides a vector by its sum.
 * @param values each >= 0: shape [n]
 * @returns shape [n], summing to 1 up to rounding; all zeros stay zeros
 * @source subtensor, epoch/math.rs: inplace_normalize
 */
export function normalize(values: Float64Array, arithmetic: Arithmetic): Float64Array {
  let sum = 0
  for (let uid = 0; uid < values.length; uid++) sum += values[uid]!
  return sum === 0 ? values : values.map((value) => divide(value, sum, arithmetic))
}

/** Divides every column by its sum; a column of zeros stays as it is. @source subtensor, epoch/math.rs: inplace_col_normalize_sparse */
export function normalizeColumns(matrix: SparseMatrix | StoredMatrix, arithmetic: Arithmetic): SparseMatrix {
  return divideColumns(matrix, columnSums(matrix), arithmetic)
}

/** Divides every column by a number of its own; by 0 gives 0. @param by shape [n] */
export function divideColumns(matrix: SparseMatrix | StoredMatrix, by: Float64Array, arithmetic: Arithmetic): SparseMatrix {
  const { n, starts, uids, values } = matrix
  const end = starts[n]!
  const quotients = new Float64Array(end)
  const divisors = by.map((divisor) => divisor || 1) // what is divided by 0 is 0 itself
  if (arithmetic === 'fast') for (let cell = 0; cell < end; cell++) quotients[cell] = values[cell]! / divisors[uids[cell]!]!
  else for (let cell = 0; cell < end; cell++) quotients[cell] = divideFixed(values[cell]!, divisors[uids[cell]!]!)
  return { n, starts, uids, values: quotients }
}
