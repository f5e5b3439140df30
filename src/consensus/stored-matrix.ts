import type { StoredMatrix } from './sparse-matrix.ts'

/** A row of weights or bonds with an object per cell: `[uid, u16]`, in the order in which it was sent; zeros allowed. */
export type SparseRow = readonly (readonly [uid: number, value: number])[]

/**
 * Lays stored rows end to end.
 * @param rows u16 uids and values; rows and uids beyond n do not count, missing rows are empty
 * @example Array.from(storedMatrix(3, [[[2, 9]]]).starts) // [0, 1, 1, 1]
 */
export function storedMatrix(n: number, rows: readonly SparseRow[]): StoredMatrix {
  const cells = rows.reduce((count, row) => count + row.length, 0)
  const starts = new Int32Array(n + 1)
  const uids = new Uint16Array(cells)
  const values = new Uint16Array(cells)
  let length = 0
  for (let row = 0; row < n; row++) {
    for (const [uid, value] of rows[row] ?? []) {
      if (uid >= n) continue
      uids[length] = uid
      values[length++] = value
    }
    starts[row + 1] = length
  }
  return { n, starts, uids, values }
}

/** The rows of a stored matrix, with an object per cell. @example storedRows(storedMatrix(2, [[[1, 9]]])) // [[[1, 9]], []] */
export function storedRows({ n, starts, uids, values }: StoredMatrix): [uid: number, value: number][][] {
  return Array.from({ length: n }, (_, row) => {
    const from = starts[row]!
    return Array.from({ length: starts[row + 1]! - from }, (_, offset) => [uids[from + offset]!, values[from + offset]!])
  })
}
