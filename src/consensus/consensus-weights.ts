import type { Arithmetic } from './arithmetic.ts'
import { normalize } from './normalize.ts'
import type { SparseMatrix } from './sparse-matrix.ts'
import { weightedMedian } from './weighted-median.ts'

/**
 * Consensus per neuron: the highest weight that a majority of the active stake gives it at least.
 * A validator that does not name a neuron gives it 0. Not normalised over neurons.
 *
 * @param weights rows of shares, from `maskWeights`
 * @param activeStake shape [n]; rows without active stake do not count
 * @param kappa the majority, as a share
 * @returns shape [n], each one of the weights sent or 0
 * @cost O(cells + n)
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: weighted_median_col_sparse
 */
export function consensusWeights(weights: SparseMatrix, activeStake: Float64Array, kappa: number, arithmetic: Arithmetic): Float64Array {
  const { n, starts, uids } = weights
  const stake = normalize(activeStake, arithmetic)
  let voters = 0
  let totalStake = 0
  const cellsIn = new Uint32Array(n)
  for (let row = 0; row < n; row++) {
    if (stake[row] === 0) continue
    voters++
    totalStake += stake[row]!
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) cellsIn[uids[cell]!]!++
  }
  if (voters === 0) return new Float64Array(n)

  const columns = gatherColumns(weights, stake, cellsIn)
  return Float64Array.from({ length: n }, (_, uid) => {
    const from = columns.starts[uid]!
    let to = from + cellsIn[uid]!
    if (cellsIn[uid]! < voters) {
      // One cell of weight 0 stands for all validators that do not name this neuron.
      let named = 0
      for (let cell = from; cell < to; cell++) named += columns.stakes[cell]!
      columns.values[to] = 0
      columns.stakes[to] = Math.max(0, totalStake - named)
      to++
    }
    return weightedMedian(kappa, columns.values, columns.stakes, from, to)
  })
}

/** The cells of rows with stake, column by column, each column with room for one cell more. */
function gatherColumns({ n, starts, uids, values }: SparseMatrix, stake: Float64Array, cellsIn: Uint32Array) {
  const columnStarts = new Uint32Array(n + 1)
  for (let uid = 0; uid < n; uid++) columnStarts[uid + 1] = columnStarts[uid]! + cellsIn[uid]! + 1
  const next = columnStarts.slice()
  const columnValues = new Float64Array(columnStarts[n]!)
  const columnStakes = new Float64Array(columnStarts[n]!)
  for (let row = 0; row < n; row++) {
    if (stake[row] === 0) continue
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) {
      const place = next[uids[cell]!]!++
      columnValues[place] = values[cell]!
      columnStakes[place] = stake[row]!
    }
  }
  return { starts: columnStarts, values: columnValues, stakes: columnStakes }
}
