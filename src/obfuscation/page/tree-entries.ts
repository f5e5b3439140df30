/** Where a node stands in its text, and how its text was written: all that may differ between two trees of the same program. */
const APART = new Set(['start', 'end', 'range', 'raw', 'loc'])

/** What a node of a syntax tree says, by the names of its parts. */
export function treeEntries(node: object): [string, unknown][] {
  return Object.entries(node).filter(([key, value]) => !APART.has(key) && value !== undefined)
}
