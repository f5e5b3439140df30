import type { Arithmetic } from './arithmetic.ts'
import { normalize } from './normalize.ts'
import { matrixRoom, rowBuffer, type SparseMatrix } from './sparse-matrix.ts'
import { weightedMedian } from './weighted-median.ts'

const room = matrixRoom(Float64Array)

/**
 * Consensus per neuron: the highest weight that a majority of the active stake gives it at least.
 * A validator that does not name a neuron gives it 0. Not normalised over neurons.
 *
 * @param weights from `maskWeights`
 * @param activeStake shape [n]; rows without active stake do not count
 * @param kappa the majority, as a share
 * @returns shape [n], each the share of one of the weights sent, or 0
 * @cost O(cells + n)
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: weighted_median_col_sparse
 */
export function consensusWeights(weights: SparseMatrix, activeStake: Float64Array, kappa: number, arithmetic: Arithmetic): Float64Array {
  const { n } = weights
  const stake = normalize(activeStake, arithmetic)
  const voters = stake.reduce((count, share) => count + Number(share > 0), 0)
  const consensus = new Float64Array(n)
  if (voters === 0) return consensus

  const totalStake = stake.reduce((sum, share) => sum + share, 0)
  const columns = gatherColumns(weights, stake)
  const shares = rowBuffer(columns)
  const stakes = rowBuffer(columns)
  for (let uid = 0; uid < n; uid++) {
    const from = columns.starts[uid]!
    const count = columns.starts[uid + 1]! - from - 1
    let named = 0
    for (let cell = 0; cell < count; cell++) {
      const share = stake[columns.uids[from + cell]!]!
      shares[cell] = columns.values[from + cell]!
      stakes[cell] = share
      named += share
    }
    // One more cell of weight 0 stands for all validators that do not name this neuron, if there are any.
    shares[count] = 0
    stakes[count] = Math.max(0, totalStake - named)
    consensus[uid] = weightedMedian(kappa, shares, stakes, count < voters ? count + 1 : count)
  }
  return consensus
}

/** The cells of rows with stake, column by column, with a place left free after each: no two columns are a power of two apart. */
function gatherColumns(weights: SparseMatrix, stake: Float64Array): SparseMatrix {
  const { n, uids, values } = weights
  const endOf = (row: number) => weights.starts[stake[row] === 0 ? row : row + 1]!
  const cellsIn = new Int32Array(n)
  for (let row = 0; row < n; row++) {
    const end = endOf(row)
    for (let cell = weights.starts[row]!; cell < end; cell++) cellsIn[uids[cell]!]!++
  }
  const columns = room(n, weights.starts[n]! + n)
  for (let uid = 0; uid < n; uid++) columns.starts[uid + 1] = columns.starts[uid]! + cellsIn[uid]! + 1
  const next = columns.starts.slice(0, n)
  for (let row = 0; row < n; row++) {
    const end = endOf(row)
    for (let cell = weights.starts[row]!; cell < end; cell++) {
      const place = next[uids[cell]!]!++
      columns.uids[place] = row
      columns.values[place] = values[cell]!
    }
  }
  return columns
}
