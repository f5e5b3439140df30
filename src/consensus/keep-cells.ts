import type { EpochInput } from './epoch-input.ts'
import type { StoredMatrix } from './sparse-matrix.ts'

/** What of a row counts. */
export interface RowMask {
  /** Only cells on neurons that were registered before this block. */
  readonly before: number
  /** Never the cell on this neuron; `undefined` = no exception. */
  readonly except?: number | undefined
}

/**
 * The cells of a stored matrix that count.
 * @param maskOf `undefined` = nothing of that row
 * @param room where they go: at least as many cells as there are; cells that do not count are overwritten by the next
 */
export function keepCells(
  stored: StoredMatrix,
  { n, registeredAt }: EpochInput,
  maskOf: (row: number) => RowMask | undefined,
  room: StoredMatrix,
): StoredMatrix {
  const registered = Float64Array.from({ length: n }, (_, uid) => registeredAt[uid] ?? 0)
  const { starts, uids, values } = room
  let length = 0
  for (let row = 0; row < n; row++) {
    const mask = maskOf(row)
    const end = mask ? stored.starts[row + 1]! : 0
    const before = mask?.before ?? 0
    const except = mask?.except ?? n
    for (let cell = stored.starts[row]!; cell < end; cell++) {
      const uid = stored.uids[cell]!
      uids[length] = uid
      values[length] = stored.values[cell]!
      length += Number(uid !== except) & Number(registered[uid]! < before)
    }
    starts[row + 1] = length
  }
  return room
}
