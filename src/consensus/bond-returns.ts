import type { Arithmetic } from './arithmetic.ts'
import { divideFixed, multiplyFixed } from './fixed-point.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/** What a bond's share is reckoned by: shape [n] each. */
interface Columns {
  /** Sums of the bonds: a share is a bond / the sum of its column. */
  readonly columnSums: Float64Array
  readonly incentive: Float64Array
}

/**
 * What each validator's bonds bring in: the sum over neurons of its share of the bonds on that neuron * that neuron's incentive.
 * @returns not normalised: shape [n]
 */
export function bondReturns(bonds: SparseMatrix, columns: Columns, arithmetic: Arithmetic): Float64Array {
  const positive = {
    ...columns,
    columnSums: columns.columnSums.map((sum, uid) => (arithmetic === 'fast' ? columns.incentive[uid]! / (sum || 1) : sum || 1)),
  } // a column of zeros stays one
  const returns = new Float64Array(bonds.n)
  for (let row = 0; row < bonds.n; row++) returns[row] = returnsOfRow(bonds, row, positive, arithmetic)
  return returns
}

function returnsOfRow(
  { starts, uids, values }: SparseMatrix,
  row: number,
  { columnSums, incentive }: Columns,
  arithmetic: Arithmetic,
): number {
  const from = starts[row]!
  const to = starts[row + 1]!
  let sum = 0
  if (arithmetic === 'fast') for (let cell = from; cell < to; cell++) sum += values[cell]! * columnSums[uids[cell]!]!
  else
    for (let cell = from; cell < to; cell++)
      sum += multiplyFixed(divideFixed(values[cell]!, columnSums[uids[cell]!]!), incentive[uids[cell]!]!)
  return sum
}
