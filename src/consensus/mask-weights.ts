import type { Arithmetic } from './arithmetic.ts'
import type { EpochInput } from './epoch-input.ts'
import { keepCells } from './keep-cells.ts'
import { divideRow } from './row-arithmetic.ts'
import { isEmptyRow, matrixRoom, rowOf, type SparseMatrix } from './sparse-matrix.ts'

const sentRoom = matrixRoom(Uint16Array)
const shareRoom = matrixRoom(Float64Array)

/**
 * The weights that count in this epoch: rows of permitted validators, without weights on oneself (the owner may) and without
 * weights sent or committed before the neuron they name was registered.
 *
 * Zeros that were sent stay in the row: with liquid alpha a bond on a listed zero decays, while one on an unlisted uid is lost.
 *
 * @param permits those of the previous epoch, with the owner's added
 * @returns shares of the row's sum, rows in the order in which they were sent
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/run_epoch.rs: epoch_mechanism
 */
export function maskWeights(input: EpochInput, permits: readonly boolean[], arithmetic: Arithmetic): SparseMatrix {
  const { n, weights, ownerUid } = input
  const maskOf = (row: number) => {
    if (!permits[row]) return undefined
    const committed = input.commitBlocks?.[row] ?? Number.POSITIVE_INFINITY
    return { before: Math.min(input.lastUpdate[row] ?? 0, committed + 1), except: row === ownerUid ? undefined : row }
  }
  const sent = keepCells(weights, input, maskOf, sentRoom(n, weights.starts[n]!))
  const shares = { ...sent, values: shareRoom(n, sent.starts[n]!).values }
  for (let row = 0; row < n; row++) {
    if (isEmptyRow(sent, row)) continue
    const { values } = rowOf(sent, row)
    divideRow(values, sumOf(values), rowOf(shares, row).values, arithmetic)
  }
  return shares
}

function sumOf(values: Uint16Array): number {
  let sum = 0
  for (let cell = 0; cell < values.length; cell++) sum += values[cell]!
  return sum
}
