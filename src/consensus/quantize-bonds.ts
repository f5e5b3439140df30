import { type Arithmetic, toU16 } from './arithmetic.ts'
import type { SparseMatrix, StoredMatrix } from './sparse-matrix.ts'

/** Bonds as the chain stores them between epochs: u16, rounded down; whoever loses its permit loses its row. */
export function quantizeBonds(bonds: SparseMatrix, permits: readonly boolean[], arithmetic: Arithmetic): StoredMatrix {
  const { n } = bonds
  const starts = new Int32Array(n + 1)
  const uids = new Uint16Array(bonds.starts[n]!)
  const values = new Uint16Array(bonds.starts[n]!)
  let length = 0
  for (let row = 0; row < n; row++) {
    const end = permits[row] ? bonds.starts[row + 1]! : 0
    for (let cell = bonds.starts[row]!; cell < end; cell++) {
      uids[length] = bonds.uids[cell]!
      values[length++] = toU16(bonds.values[cell]!, arithmetic)
    }
    starts[row + 1] = length
  }
  return { n, starts, uids, values }
}
