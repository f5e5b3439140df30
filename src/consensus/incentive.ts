import type { Arithmetic } from './arithmetic.ts'
import { normalize } from './normalize.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/** Validator trust: how much of its own weight row consensus left to each validator. @returns in [0, 1] up to rounding: shape [n] */
export function validatorTrust({ n, starts, values }: SparseMatrix): Float64Array {
  return Float64Array.from({ length: n }, (_, row) => {
    let kept = 0
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) kept += values[cell]!
    return kept
  })
}

/**
 * Incentive: each neuron's share of the rank, where rank = sum over validators of active stake * clipped weight.
 * @param clipped from `clipWeights`
 * @returns summing to 1 up to rounding, or all 0: shape [n]
 */
export function incentiveShares(clipped: SparseMatrix, activeStake: Float64Array, arithmetic: Arithmetic): Float64Array {
  const { n, starts, uids, values } = clipped
  const rank = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const stake = activeStake[row]!
    if (stake === 0) continue
    const end = starts[row + 1]!
    for (let cell = starts[row]!; cell < end; cell++) rank[uids[cell]!]! += arithmetic.multiply(stake, values[cell]!)
  }
  return normalize(rank, arithmetic)
}
