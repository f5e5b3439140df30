import type { Arithmetic } from './arithmetic.ts'
import type { EpochInput } from './epoch-input.ts'
import { buildSparseMatrix, countCells, type SparseMatrix } from './sparse-matrix.ts'

/**
 * The weights that count in this epoch: rows of permitted validators, without weights on oneself (the owner may) and without
 * weights sent or committed before the neuron they name was registered; each row divided by its sum.
 *
 * Zeros that were sent stay in the row: with liquid alpha a bond on a listed zero decays, while one on an unlisted uid is lost.
 *
 * @param permits those of the previous epoch, with the owner's added
 * @returns rows in the order in which they were sent, each summing to 1 or empty or all 0
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 */
export function maskWeights(input: EpochInput, permits: readonly boolean[], arithmetic: Arithmetic): SparseMatrix {
  const { n, weights, lastUpdate, registeredAt, ownerUid, commitBlocks } = input
  const matrix = buildSparseMatrix(n, countCells(weights))
  for (let row = 0; row < n; row++) {
    const cells = permits[row] ? (weights[row] ?? []) : []
    const updated = lastUpdate[row] ?? 0
    const committed = commitBlocks?.[row] ?? Number.POSITIVE_INFINITY
    const counts = (uid: number) => {
      const registered = registeredAt[uid] ?? 0
      return uid < n && (uid !== row || row === ownerUid) && updated > registered && committed >= registered
    }
    let sum = 0
    for (const [uid, value] of cells) if (counts(uid)) sum += value
    for (const [uid, value] of cells) if (counts(uid)) matrix.add(uid, arithmetic.divide(value, sum))
    matrix.endRow()
  }
  return matrix.finish()
}
