import type { Arithmetic } from './arithmetic.ts'
import { buildSparseMatrix, type SparseMatrix } from './sparse-matrix.ts'

/**
 * Cuts every weight down to consensus: what a validator gives beyond what the majority supports does not count.
 * A weight above a consensus of 0 leaves the row; a zero that was sent stays.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: col_clip_sparse
 */
export function clipWeights(weights: SparseMatrix, consensus: Float64Array): SparseMatrix {
  const { n, starts, uids, values } = weights
  const clipped = buildSparseMatrix(n, values.length)
  for (let row = 0; row < n; row++) {
    const end = starts[row + 1]!
    for (let cell = starts[row]!; cell < end; cell++) {
      const uid = uids[cell]!
      const value = values[cell]!
      const limit = consensus[uid]!
      if (limit > 0 || value === 0) clipped.add(uid, Math.min(value, limit))
    }
    clipped.endRow()
  }
  return clipped.finish()
}

/**
 * The weights that bonds follow, between as sent (penalty 0) and as clipped (penalty 1): W + penalty * (clipped - W).
 * In between only cells above 0 remain, in the order of their uids.
 *
 * @param penalty the bonds penalty, as a share
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: interpolate_sparse
 */
export function weightsForBonds(
  { weights, clipped, consensus, penalty }: { weights: SparseMatrix; clipped: SparseMatrix; consensus: Float64Array; penalty: number },
  { one, multiply }: Arithmetic,
): SparseMatrix {
  if (penalty === 0) return weights
  if (penalty === one) return clipped
  const { n, starts, uids, values } = weights
  const mixed = buildSparseMatrix(n, values.length)
  for (let row = 0; row < n; row++) {
    const cells = Array.from({ length: starts[row + 1]! - starts[row]! }, (_, offset) => starts[row]! + offset)
    for (const cell of cells.sort((a, b) => uids[a]! - uids[b]!)) {
      const value = values[cell]!
      const kept = Math.min(value, consensus[uids[cell]!]!)
      const mix = value + multiply(penalty, kept - value)
      if (mix > 0) mixed.add(uids[cell]!, mix)
    }
    mixed.endRow()
  }
  return mixed.finish()
}
