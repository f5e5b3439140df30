/** Where a node stands in its text, and how its text was written: all that may differ between two trees of the same program. */
const APART = new Set(['start', 'end', 'range', 'raw', 'loc'])

/** Whether two syntax trees say the same. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (a instanceof RegExp || b instanceof RegExp) return true // its pattern and flags are compared beside it
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, n) => sameTree(item, b[n]))
  const one = entriesOf(a)
  const other = new Map(entriesOf(b))
  return one.length === other.size && one.every(([key, value]) => other.has(key) && sameTree(value, other.get(key)))
}

function entriesOf(node: object): [string, unknown][] {
  return Object.entries(node).filter(([key, value]) => !APART.has(key) && value !== undefined)
}
