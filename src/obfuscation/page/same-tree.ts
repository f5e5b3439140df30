import { treeEntries } from './tree-entries.ts'

/** Whether two syntax trees say the same. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (a instanceof RegExp || b instanceof RegExp) return true // its pattern and flags are compared beside it
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, n) => sameTree(item, b[n]))
  const one = treeEntries(a)
  const other = new Map(treeEntries(b))
  return one.length === other.size && one.every(([key, value]) => other.has(key) && sameTree(value, other.get(key)))
}
