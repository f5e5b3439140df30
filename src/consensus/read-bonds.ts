import type { EpochInput } from './epoch-input.ts'
import { buildSparseMatrix, countCells, type SparseMatrix } from './sparse-matrix.ts'

/**
 * Stored bonds without those on neurons that were replaced since the last epoch: a new neuron owes nothing to its predecessor's backers.
 *
 * @returns whole numbers 0 ... 65535, as stored
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism (vec_mask_sparse_matrix)
 */
export function readBonds({ n, bonds, registeredAt, block, tempo, lastStepBlock }: EpochInput): SparseMatrix {
  const since = lastStepBlock === 0 ? Math.max(0, block - tempo) : lastStepBlock + 1
  const matrix = buildSparseMatrix(n, countCells(bonds))
  for (let row = 0; row < n; row++) {
    for (const [uid, value] of bonds[row] ?? []) if (uid < n && (registeredAt[uid] ?? 0) < since) matrix.add(uid, value)
    matrix.endRow()
  }
  return matrix.finish()
}
