import { type Arithmetic, multiply, oneIn } from './arithmetic.ts'
import { normalize } from './normalize.ts'
import { multiplyRow } from './row-arithmetic.ts'
import { isAscending, isEmptyRow, matrixRoom, rowBuffer, rowOf, type SparseMatrix } from './sparse-matrix.ts'

/** What consensus leaves of the weights. */
export interface ClippedWeights {
  /** How much of its own weight row consensus left to each validator, in [0, 1] up to rounding: shape [n]. */
  readonly trust: Float64Array
  /** Each neuron's share of the rank, summing to 1 up to rounding, or all 0: shape [n]. */
  readonly incentive: Float64Array
  /** The weights that bonds follow. */
  readonly forBonds: SparseMatrix
}

const room = matrixRoom(Float64Array)

/**
 * Cuts every weight down to consensus: what a validator gives beyond what the majority supports does not count.
 * Rank = sum over validators of active stake * clipped weight.
 *
 * Bonds follow W + penalty * (clipped - W), from as sent (penalty 0) to as clipped (penalty 1):
 * - Penalty 0: all cells, zeros included.
 * - Penalty 1: a weight above a consensus of 0 leaves the row; a zero that was sent stays.
 * - In between: only cells above 0 remain, in the order of their uids.
 *
 * @param weights from `maskWeights`
 * @param penalty the bonds penalty, as a share
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: col_clip_sparse, row_sum_sparse, matmul_sparse, interpolate_sparse
 */
export function clipWeights(
  weights: SparseMatrix,
  { consensus, activeStake, penalty }: { consensus: Float64Array; activeStake: Float64Array; penalty: number },
  arithmetic: Arithmetic,
): ClippedWeights {
  const { n } = weights
  const isMix = penalty > 0 && penalty < oneIn(arithmetic)
  const forBonds = room(n, weights.starts[n]!)
  const trust = new Float64Array(n)
  const rank = new Float64Array(n)
  const clipped = rowBuffer(weights)
  const product = rowBuffer(weights)
  for (let row = 0, length = 0; row < n; row++) {
    forBonds.starts[row + 1] = length
    if (isEmptyRow(weights, row)) continue
    const { uids, values } = rowOf(weights, row)
    trust[row] = clipRow(uids, values, consensus, clipped)
    multiplyRow(clipped, uids.length, activeStake[row]!, product, arithmetic)
    for (let cell = 0; cell < uids.length; cell++) rank[uids[cell]!]! += product[cell]!

    if (isMix) mixRow(values, clipped, penalty, arithmetic)
    const from = length
    const followed = penalty === 0 ? values : clipped
    for (let cell = 0; cell < uids.length; cell++) {
      forBonds.uids[length] = uids[cell]!
      forBonds.values[length] = followed[cell]!
      length += Number(followed[cell] !== 0) | (Number(!isMix) & Number(values[cell] === 0))
    }
    if (isMix) sortRow(forBonds, from, length)
    forBonds.starts[row + 1] = length
  }
  return { trust, incentive: normalize(rank, arithmetic), forBonds }
}

/** Cuts a row down to consensus. @returns what is left of it in sum */
function clipRow(uids: Uint16Array, weights: Float64Array, consensus: Float64Array, clipped: Float64Array): number {
  let kept = 0
  for (let cell = 0; cell < uids.length; cell++) {
    const value = smaller(weights[cell]!, consensus[uids[cell]!]!)
    clipped[cell] = value
    kept += value
  }
  return kept
}

/** Without a branch: which of two weights is smaller cannot be foreseen, and a wrong guess costs ten times the rest of a cell. */
export function smaller(a: number, b: number): number {
  const isFirst = Number(a < b)
  return a * isFirst + b * (1 - isFirst)
}

/** Moves clipped weights back towards those sent. */
function mixRow(weights: Float64Array, clipped: Float64Array, penalty: number, arithmetic: Arithmetic): void {
  for (const [cell, weight] of weights.entries()) clipped[cell] = weight + multiply(penalty, clipped[cell]! - weight, arithmetic)
}

/** Puts the cells of a row in the order of their uids, in place. */
function sortRow({ n, uids, values }: SparseMatrix, from: number, to: number): void {
  const row = uids.subarray(from, to)
  if (isAscending(row)) return
  const byUid = new Float64Array(n)
  for (let cell = from; cell < to; cell++) byUid[uids[cell]!] = values[cell]!
  row.sort()
  for (let cell = from; cell < to; cell++) values[cell] = byUid[uids[cell]!]!
}
