import type { Arithmetic } from './arithmetic.ts'
import { buildSparseMatrix, type SparseMatrix } from './sparse-matrix.ts'

/**
 * Exponential moving average of two matrices, cell by cell: alpha * fresh + (1 - alpha) * old. A missing cell is 0.
 *
 * @param alpha share of the fresh value
 * @returns cells above 0, in the order of their uids
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: mat_ema_sparse
 */
export function movingAverage(fresh: SparseMatrix, old: SparseMatrix, alpha: number, { one, multiply }: Arithmetic): SparseMatrix {
  const { n } = fresh
  const sum = new Float64Array(n)
  const seen = new Uint8Array(n)
  const touched = new Uint32Array(n)
  const average = buildSparseMatrix(n, fresh.values.length + old.values.length)
  for (let row = 0; row < n; row++) {
    let count = 0
    let ascending = true
    for (const [matrix, share] of [
      [fresh, alpha],
      [old, one - alpha],
    ] as const) {
      const end = matrix.starts[row + 1]!
      for (let cell = matrix.starts[row]!; cell < end; cell++) {
        const uid = matrix.uids[cell]!
        if (seen[uid] === 0) {
          if (count > 0 && uid < touched[count - 1]!) ascending = false
          seen[uid] = 1
          touched[count++] = uid
        }
        sum[uid]! += multiply(share, matrix.values[cell]!)
      }
    }
    if (!ascending) touched.subarray(0, count).sort()
    for (let i = 0; i < count; i++) {
      const uid = touched[i]!
      if (sum[uid]! > 0) average.add(uid, sum[uid]!)
      sum[uid] = 0
      seen[uid] = 0
    }
    average.endRow()
  }
  return average.finish()
}
