import type { Arithmetic } from './arithmetic.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * What each validator's bonds bring in: the sum over neurons of its share of the bonds on that neuron * that neuron's incentive.
 * @param bonds normalised by column
 * @returns not normalised: shape [n]
 */
export function bondReturns({ n, starts, uids, values }: SparseMatrix, incentive: Float64Array, { multiply }: Arithmetic): Float64Array {
  const returns = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const end = starts[row + 1]!
    let sum = 0
    for (let cell = starts[row]!; cell < end; cell++) sum += multiply(values[cell]!, incentive[uids[cell]!]!)
    returns[row] = sum
  }
  return returns
}
