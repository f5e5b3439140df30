import type { EpochInput } from './epoch-input.ts'
import { keepCells } from './keep-cells.ts'
import { matrixRoom, type StoredMatrix } from './sparse-matrix.ts'

const room = matrixRoom(Uint16Array)

/**
 * Stored bonds without those on neurons that were replaced since the last epoch: a new neuron owes nothing to its predecessor's backers.
 *
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism (vec_mask_sparse_matrix)
 */
export function readBonds(input: EpochInput): StoredMatrix {
  const { n, bonds, block, tempo, lastStepBlock, registeredAt } = input
  const before = lastStepBlock === 0 ? Math.max(0, block - tempo) : lastStepBlock + 1
  const newest = registeredAt.reduce((latest, registered) => Math.max(latest, registered), 0)
  return newest < before ? bonds : keepCells(bonds, input, () => ({ before }), room(n, bonds.starts[n]!))
}
