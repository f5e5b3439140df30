import type { Arithmetic } from './arithmetic.ts'
import { normalize } from './normalize.ts'
import { matrixRoom, type SparseMatrix } from './sparse-matrix.ts'
import { weightedMedian } from './weighted-median.ts'

/** Into how many parts a column's weights are sorted by size, to look for the median in one of them only. */
const BUCKETS = 16

const bucketRoom = matrixRoom(Uint8Array)
const foundRoom = matrixRoom(Float64Array)
const columnRoom = matrixRoom(Float64Array)
const stakeRoom = matrixRoom(Float64Array)

/**
 * Consensus per neuron: the highest weight that a majority of the active stake gives it at least.
 * A validator that does not name a neuron gives it 0. Not normalised over neurons.
 *
 * Row by row, as memory lies: first each column's largest weight, then the stake in each bucket below it, then the weights in the bucket
 * that decides. Only those are gathered by column.
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
  const search = findBuckets(weights, stake, kappa)
  const columns = gatherBuckets(weights, stake, search)
  const consensus = new Float64Array(n)
  for (let uid = 0; uid < n; uid++) {
    const range = { from: columns.starts[uid]!, to: columns.starts[uid + 1]!, supported: search.supported[uid]! }
    consensus[uid] = weightedMedian(kappa, columns.values, columns.stakes, range)
  }
  return consensus
}

/** Where each column's consensus lies: shape [n] each. */
interface Buckets {
  /** The bucket of each cell of the weights. */
  readonly bucketOf: Uint8Array
  /** The bucket that decides. */
  readonly chosen: Uint8Array
  /** Stake on the buckets above it. */
  readonly supported: Float64Array
  /** Stake of all that do not name the neuron, if their 0 may decide, or else 0. */
  readonly unnamed: Float64Array
}

function findBuckets(weights: SparseMatrix, stake: Float64Array, kappa: number): Buckets {
  const { n } = weights
  const largest = new Float64Array(n)
  for (let row = 0; row < n; row++) if (stake[row]! > 0) raiseToRow(weights, row, largest)
  const scale = largest.map((weight) => (weight > 0 ? (BUCKETS - 1) / weight : 0))
  const stakeIn = new Float64Array(n * BUCKETS)
  const bucketOf = bucketRoom(n, weights.starts[n]!).values
  for (let row = 0; row < n; row++) if (stake[row]! > 0) addRow(weights, row, stake[row]!, { scale, bucketOf, stakeIn })

  const total = stake.reduce((sum, share) => sum + share, 0)
  const chosen = new Uint8Array(n)
  const supported = new Float64Array(n)
  const unnamed = new Float64Array(n)
  for (let uid = 0; uid < n; uid++) {
    const first = uid * BUCKETS
    let bucket = (largest[uid]! * scale[uid]!) | 0
    let above = 0
    while (bucket > 0 && above + stakeIn[first + bucket]! < kappa) above += stakeIn[first + bucket--]!
    chosen[uid] = bucket
    supported[uid] = above
    if (bucket === 0) unnamed[uid] = total - above - stakeIn[first]!
  }
  return { bucketOf, chosen, supported, unnamed }
}

/** Raises each column's largest weight to that of a row. */
function raiseToRow({ starts, uids, values }: SparseMatrix, row: number, largest: Float64Array): void {
  const to = starts[row + 1]!
  for (let cell = starts[row]!; cell < to; cell++) {
    const uid = uids[cell]!
    const a = values[cell]!
    const b = largest[uid]!
    if (a > b) largest[uid] = a
  }
}

/** Finds the bucket of each of a row's weights and adds the row's stake to it. */
function addRow(
  { starts, uids, values }: SparseMatrix,
  row: number,
  stake: number,
  { scale, bucketOf, stakeIn }: { scale: Float64Array; bucketOf: Uint8Array; stakeIn: Float64Array },
): void {
  const to = starts[row + 1]!
  for (let cell = starts[row]!; cell < to; cell++) {
    const uid = uids[cell]!
    const bucket = (values[cell]! * scale[uid]!) | 0
    bucketOf[cell] = bucket
    stakeIn[uid * BUCKETS + bucket]! += stake
  }
}

/** Less than the exact arithmetic can tell from 0. */
const NOTHING = 2 ** -33

/** The weights of the buckets that decide, column by column, and the stake on each. */
function gatherBuckets(weights: SparseMatrix, stake: Float64Array, search: Buckets) {
  const { n } = weights
  const found = foundRoom(n, weights.starts[n]! + 1)
  let length = 0
  for (let row = 0; row < n; row++) {
    if (stake[row]! > 0) length = findInRow(weights, row, search, found, length)
    found.starts[row + 1] = length
  }
  const columns = columnRoom(n, length + n)
  const stakes = stakeRoom(n, length + n).values
  const next = new Int32Array(n)
  for (let cell = 0; cell < length; cell++) next[found.uids[cell]!]!++
  for (let uid = 0, end = 0; uid < n; uid++) {
    const cells = next[uid]!
    next[uid] = end
    if (search.unnamed[uid]! > NOTHING) {
      columns.values[end] = 0
      stakes[end] = search.unnamed[uid]!
      next[uid] = end + 1
    }
    end = next[uid]! + cells
    columns.starts[uid + 1] = end
  }
  for (let row = 0; row < n; row++) {
    const to = found.starts[row + 1]!
    for (let cell = found.starts[row]!; cell < to; cell++) {
      const place = next[found.uids[cell]!]!++
      columns.values[place] = found.values[cell]!
      stakes[place] = stake[row]!
    }
  }
  return { starts: columns.starts, values: columns.values, stakes }
}

/** Adds a row's weights in the buckets that decide. @returns where they end */
function findInRow(
  { starts, uids, values }: SparseMatrix,
  row: number,
  { bucketOf, chosen }: Buckets,
  found: SparseMatrix,
  length: number,
): number {
  let end = length
  const to = starts[row + 1]!
  for (let cell = starts[row]!; cell < to; cell++) {
    const uid = uids[cell]!
    found.uids[end] = uid
    found.values[end] = values[cell]!
    end += Number(bucketOf[cell] === chosen[uid])
  }
  return end
}
