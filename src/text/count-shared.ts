/**
 * Size of the intersection of two multisets: each item counts as often as it stands in both.
 *
 * @returns a whole number, at most the length of the shorter list; the same whichever comes first
 * @cost linear
 * @example countShared(['the', 'the', 'the'], ['the', 'cat', 'the']) // 2
 */
export function countShared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const item of a) left.set(item, (left.get(item) ?? 0) + 1)
  let shared = 0
  for (const item of b) {
    const count = left.get(item) ?? 0
    if (count === 0) continue
    left.set(item, count - 1)
    shared++
  }
  return shared
}
