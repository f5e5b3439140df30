/**
 * Sets that grow together: which things are linked, directly or through others.
 * @source Tarjan (1975), J. ACM 22(2):215-225 (union-find with path halving)
 * @example disjointSets().count() // 0
 */
export function disjointSets() {
  const parent = new Map<string, string>()
  let count = 0

  function rootOf(item: string): string {
    if (!parent.has(item)) {
      parent.set(item, item)
      count++
    }
    let at = item
    while (parent.get(at) !== at) {
      parent.set(at, parent.get(parent.get(at)!)!)
      at = parent.get(at)!
    }
    return at
  }

  return {
    /** Links two things, each new or known. @returns false if they were linked before */
    join(a: string, b: string): boolean {
      const [rootA, rootB] = [rootOf(a), rootOf(b)]
      if (rootA === rootB) return false
      parent.set(rootA, rootB)
      count--
      return true
    },
    /** How many sets there are. */
    count: () => count,
  }
}
