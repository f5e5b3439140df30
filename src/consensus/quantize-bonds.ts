import { type Arithmetic, oneIn } from './arithmetic.ts'
import type { SparseMatrix, StoredMatrix } from './sparse-matrix.ts'

/**
 * Bonds as the chain stores them between epochs: u16, rounded down; whoever loses its permit loses its row, and a bond of 0 is none.
 * @param bonds each in [0, 1]
 */
export function quantizeBonds(bonds: SparseMatrix, permits: readonly boolean[], arithmetic: Arithmetic): StoredMatrix {
  const { n } = bonds
  const quantized = { n, starts: new Int32Array(n + 1), uids: new Uint16Array(bonds.starts[n]!), values: new Uint16Array(bonds.starts[n]!) }
  let length = 0
  for (let row = 0; row < n; row++) {
    if (permits[row]) length = quantizeRow(bonds, row, oneIn(arithmetic), quantized, length)
    quantized.starts[row + 1] = length
  }
  return quantized
}

/** Adds a row from `length` on. @returns where it ends */
function quantizeRow({ starts, uids, values }: SparseMatrix, row: number, one: number, to: StoredMatrix, length: number): number {
  let end = length
  const last = starts[row + 1]!
  for (let cell = starts[row]!; cell < last; cell++) {
    to.uids[end] = uids[cell]!
    to.values[end] = (values[cell]! * 65_535) / one // a typed array rounds down
    end += Number(values[cell] !== 0)
  }
  return end
}
