/**
 * Groups of what is linked, directly or through others.
 *
 * @param count of things, numbered from 0
 * @param isLinked symmetric
 * @returns each thing in one group, things and groups in the order of their numbers
 * @cost count^2 calls
 * @example linkedGroups(4, (a, b) => Math.abs(a - b) === 2) // [[0, 2], [1, 3]]
 */
export function linkedGroups(count: number, isLinked: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = []
  const seen = new Set<number>()
  for (let first = 0; first < count; first++) {
    if (seen.has(first)) continue
    const group = [first]
    seen.add(first)
    for (const member of group)
      for (let other = 0; other < count; other++)
        if (!seen.has(other) && isLinked(member, other)) {
          seen.add(other)
          group.push(other)
        }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}
