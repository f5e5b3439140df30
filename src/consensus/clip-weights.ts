import { type Arithmetic, multiply, oneIn } from './arithmetic.ts'
import { multiplyFixed } from './fixed-point.ts'
import { normalize } from './normalize.ts'
import { isAscending, rowBuffer, type SparseMatrix } from './sparse-matrix.ts'

/** What consensus leaves of the weights. */
export interface ClippedWeights {
  /** How much of its own weight row consensus left to each validator, in [0, 1] up to rounding: shape [n]. */
  readonly trust: Float64Array
  /** Each neuron's share of the rank, summing to 1 up to rounding, or all 0: shape [n]. */
  readonly incentive: Float64Array
  /** The weights that bonds follow. */
  readonly forBonds: SparseMatrix
}

/** The cells from `from` up to, not including, `to`. */
interface RowRange {
  readonly from: number
  readonly to: number
}

/**
 * Cuts every weight down to consensus: what a validator gives beyond what the majority supports does not count.
 * Rank = sum over validators of active stake * clipped weight.
 *
 * Bonds follow W + penalty * (clipped - W), from as sent (penalty 0) to as clipped (penalty 1):
 * - Penalty 0: all cells, zeros included.
 * - Penalty 1: a weight above a consensus of 0 leaves the row; a zero that was sent stays.
 * - In between: only cells above 0 remain, in the order of their uids.
 *
 * @param weights from `maskWeights`; overwritten, because the result fits into their place
 * @param penalty the bonds penalty, as a share
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/epoch/math.rs: col_clip_sparse, row_sum_sparse, matmul_sparse, interpolate_sparse
 */
export function clipWeights(
  weights: SparseMatrix,
  { consensus, activeStake, penalty }: { consensus: Float64Array; activeStake: Float64Array; penalty: number },
  arithmetic: Arithmetic,
): ClippedWeights {
  const { n, starts } = weights
  const isMix = penalty > 0 && penalty < oneIn(arithmetic)
  const losesCells = isMix || (penalty > 0 && consensus.includes(0))
  const trust = new Float64Array(n)
  const rank = new Float64Array(n)
  const clipped = rowBuffer(weights)
  let length = 0
  for (let row = 0, from = 0; row < n; row++) {
    const range = { from, to: starts[row + 1]! }
    from = range.to
    if (range.from < range.to) {
      trust[row] = clipRow(weights, range, consensus, clipped)
      rankRow(weights, range, clipped, activeStake[row]!, rank, arithmetic)
      if (isMix) mixRow(weights, range, clipped, penalty, arithmetic)
      if (losesCells) length = keepRow(weights, range, clipped, Number(!isMix), length)
      else {
        if (penalty > 0) weights.values.set(clipped.subarray(0, range.to - range.from), range.from)
        length = range.to
      }
      if (isMix) sortRow(weights, { from: starts[row]!, to: length })
    }
    starts[row + 1] = length
  }
  return { trust, incentive: normalize(rank, arithmetic), forBonds: weights }
}

/** Cuts a row down to consensus. @returns what is left of it in sum */
function clipRow({ uids, values }: SparseMatrix, { from, to }: RowRange, consensus: Float64Array, clipped: Float64Array): number {
  let kept = 0
  for (let cell = from; cell < to; cell++) {
    const value = smaller(values[cell]!, consensus[uids[cell]!]!)
    clipped[cell - from] = value
    kept += value
  }
  return kept
}

/** Adds a row's part to the rank. */
function rankRow(
  { uids }: SparseMatrix,
  { from, to }: RowRange,
  clipped: Float64Array,
  stake: number,
  rank: Float64Array,
  arithmetic: Arithmetic,
): void {
  if (arithmetic === 'fast') for (let cell = from; cell < to; cell++) rank[uids[cell]!]! += clipped[cell - from]! * stake
  else for (let cell = from; cell < to; cell++) rank[uids[cell]!]! += multiplyFixed(clipped[cell - from]!, stake)
}

/** Moves clipped weights back towards those sent. */
function mixRow({ values }: SparseMatrix, { from, to }: RowRange, clipped: Float64Array, penalty: number, arithmetic: Arithmetic): void {
  for (let cell = from; cell < to; cell++) {
    const weight = values[cell]!
    clipped[cell - from] = weight + multiply(penalty, clipped[cell - from]! - weight, arithmetic)
  }
}

/**
 * Puts a row's clipped weights in the place of those sent, from `length` on, without those of 0.
 * @param zeros 1 = those that were sent as 0 stay
 * @returns where they end
 */
function keepRow({ uids, values }: SparseMatrix, { from, to }: RowRange, clipped: Float64Array, zeros: number, length: number): number {
  let end = length
  for (let cell = from; cell < to; cell++) {
    const value = clipped[cell - from]!
    const keeps = Number(value !== 0) | (zeros & Number(values[cell] === 0))
    uids[end] = uids[cell]!
    values[end] = value
    end += keeps
  }
  return end
}

/** Without a branch: which of two weights is smaller cannot be foreseen, and a wrong guess costs ten times the rest of a cell. */
export function smaller(a: number, b: number): number {
  const isFirst = Number(a < b)
  return a * isFirst + b * (1 - isFirst)
}

/** Puts the cells of a row in the order of their uids, in place. */
function sortRow({ n, uids, values }: SparseMatrix, { from, to }: RowRange): void {
  const row = uids.subarray(from, to)
  if (isAscending(row)) return
  const byUid = new Float64Array(n)
  for (let cell = from; cell < to; cell++) byUid[uids[cell]!] = values[cell]!
  row.sort()
  for (let cell = from; cell < to; cell++) values[cell] = byUid[uids[cell]!]!
}
