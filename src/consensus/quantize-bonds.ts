import type { Arithmetic } from './arithmetic.ts'
import type { SparseRow } from './epoch-input.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/** Bonds as the chain stores them between epochs: u16, rounded down; whoever loses its permit loses its row. */
export function quantizeBonds({ n, starts, uids, values }: SparseMatrix, permits: readonly boolean[], { toU16 }: Arithmetic): SparseRow[] {
  return Array.from({ length: n }, (_, row) => {
    if (!permits[row]) return []
    const from = starts[row]!
    return Array.from({ length: starts[row + 1]! - from }, (_, offset) => [uids[from + offset]!, toU16(values[from + offset]!)] as const)
  })
}
