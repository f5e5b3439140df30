/** What is found in a copy, and how often. */
export type Bag = ReadonlyMap<string, number>

export function bagOf(items: Iterable<string>): Bag {
  const bag = new Map<string, number>()
  for (const item of items) bag.set(item, (bag.get(item) ?? 0) + 1)
  return bag
}

export function sizeOf(bag: Bag): number {
  return [...bag.values()].reduce((sum, count) => sum + count, 0)
}

/**
 * How alike each pair of copies of one task is, by what differs within the task: what all have alike says nothing, and what only one copy
 * has is noise of its obfuscation. Counts are standardised over all copies of the task; pairs are compared by cosine.
 * @returns rows: left copies; columns: right copies
 */
export function compareBags(left: readonly Bag[], right: readonly Bag[]): number[][] {
  const all = [...left, ...right]
  const vectors = all.map((): number[] => [])
  for (const item of new Set(all.flatMap((bag) => [...bag.keys()]))) {
    const counts = all.map((bag) => bag.get(item) ?? 0)
    if (counts.filter((count) => count > 0).length < 2) continue
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    const spread = Math.hypot(...counts.map((count) => count - mean))
    if (spread > 0) for (const [n, count] of counts.entries()) vectors[n]!.push((count - mean) / spread)
  }
  return left.map((_, l) => right.map((_, r) => cosine(vectors[l]!, vectors[left.length + r]!)))
}

export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, aa, bb] = [0, 0, 0]
  for (let n = 0; n < a.length; n++) {
    product += a[n]! * b[n]!
    aa += a[n]! ** 2
    bb += b[n]! ** 2
  }
  return aa === 0 || bb === 0 ? 0 : product / Math.sqrt(aa * bb)
}
