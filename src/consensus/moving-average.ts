import { type Arithmetic, oneIn } from './arithmetic.ts'
import { multiplyRow } from './row-arithmetic.ts'
import { isEmptyRow, matrixRoom, rowBuffer, rowOf, type SparseMatrix } from './sparse-matrix.ts'

const room = matrixRoom(Float64Array)

/**
 * Exponential moving average of two matrices, cell by cell: alpha * fresh + (1 - alpha) * old. A missing cell is 0.
 *
 * @param alpha share of the fresh value
 * @returns cells above 0, in the order of their uids
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: mat_ema_sparse
 */
export function movingAverage(fresh: SparseMatrix, old: SparseMatrix, alpha: number, arithmetic: Arithmetic): SparseMatrix {
  const { n } = fresh
  const average = room(n, fresh.starts[n]! + old.starts[n]!)
  const { starts, uids, values } = average
  const sums = new Float64Array(n)
  let length = 0
  const add = (matrix: SparseMatrix, row: number, share: number, parts: Float64Array) => {
    if (isEmptyRow(matrix, row)) return
    const { uids: added, values: whole } = rowOf(matrix, row)
    multiplyRow(whole, added.length, share, parts, arithmetic)
    for (let cell = 0; cell < added.length; cell++) {
      const uid = added[cell]!
      uids[length] = uid
      length += Number(sums[uid] === 0) & Number(parts[cell] !== 0)
      sums[uid]! += parts[cell]!
    }
  }
  const freshParts = rowBuffer(fresh)
  const oldParts = rowBuffer(old)
  for (let row = 0; row < n; row++) {
    const from = length
    add(fresh, row, alpha, freshParts)
    add(old, row, oneIn(arithmetic) - alpha, oldParts)
    if (length - from > n / 16) listPositive(sums, uids, from)
    else uids.subarray(from, length).sort()
    for (let cell = from; cell < length; cell++) {
      const uid = uids[cell]!
      values[cell] = sums[uid]!
      sums[uid] = 0
    }
    starts[row + 1] = length
  }
  return average
}

/** Lists the uids with a sum above 0, ascending: for many of them faster than sorting. */
function listPositive(sums: Float64Array, uids: Uint16Array, from: number): void {
  for (let uid = 0, cell = from; uid < sums.length; uid++) if (sums[uid]! > 0) uids[cell++] = uid
}
