/** Which items comparisons link, directly or through others, and where the entries of a block-diagonal matrix over them lie. */
export interface ItemBlocks {
  /** Number of blocks; an item that was never compared is a block of its own. */
  readonly count: number
  /** Block of each item: shape [items]. */
  readonly blockOf: Int32Array
  /** Size of each block: shape [count]. */
  readonly sizes: Int32Array
  /** Where each block's square begins: shape [count + 1]; the last entry is the length of the whole. */
  readonly starts: Int32Array
  /** Where each item's row begins: the entry of two items of one block is at `row[i] + column[j]`. */
  readonly row: Int32Array
  readonly column: Int32Array
}

/**
 * Splits items into the connected blocks of the graph of comparisons. Scores of two blocks cannot be compared, and a matrix
 * over the items (information, covariance) is zero between them.
 *
 * @param items number of items
 * @param first one end of each comparison: item indices, shape [n]
 * @param second the other end: shape [n]
 * @cost O(items + n), nearly (union-find)
 * @source Tarjan (1975), J. ACM 22(2):215-225, doi:10.1145/321879.321884
 * @example itemBlocks(3, [0], [2]).count // 2
 */
export function itemBlocks(items: number, first: ArrayLike<number>, second: ArrayLike<number>): ItemBlocks {
  const parent = Int32Array.from({ length: items }, (_, item) => item)
  const root = (item: number) => {
    let at = item
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let p = 0; p < first.length; p++) parent[root(first[p]!)] = root(second[p]!)

  const blockOf = new Int32Array(items).fill(-1)
  const column = new Int32Array(items)
  const sizes: number[] = []
  for (let item = 0; item < items; item++) {
    const top = root(item)
    const known = blockOf[top]!
    const block = known < 0 ? sizes.push(0) - 1 : known
    blockOf[top] = block
    blockOf[item] = block
    column[item] = sizes[block]!++
  }
  const starts = new Int32Array(sizes.length + 1)
  sizes.forEach((size, block) => {
    starts[block + 1] = starts[block]! + size * size
  })
  const row = blockOf.map((block, item) => starts[block]! + column[item]! * sizes[block]!)
  return { count: sizes.length, blockOf, sizes: Int32Array.from(sizes), starts, row, column }
}
