import type { Allowance } from './allowance.ts'
import type { Version } from './version.ts'

/** What stands in one place of several lists; who has nothing there is in no version. */
type Column<T> = readonly Version<T>[]

/**
 * Lays lists side by side, each in its own order, so that as much as possible of what is alike stands in the same place.
 * @param likeness of two items: 0 = they never share a place, more = rather than others
 * @param mayCompare asked for every two lists
 * @returns `undefined` if that is too much to compare
 */
export function alignVersions<T>(
  lists: readonly Version<readonly T[]>[],
  likeness: (a: T, b: T) => number,
  mayCompare: Allowance,
): readonly Column<T>[] | undefined {
  let columns: Column<T>[] = []
  for (const { who, item: list } of lists) {
    if (!mayCompare((columns.reduce((sum, column) => sum + column.length, 0) + 1) * (list.length + 1))) return undefined
    const added = list.map((item): Column<T> => [{ who, item }])
    columns = alignTwo(columns, added, (column, [one]) => Math.max(...column.map(({ item }) => likeness(item, one!.item))))
  }
  return columns
}

function alignTwo<T>(
  left: readonly Column<T>[],
  right: readonly Column<T>[],
  likeness: (a: Column<T>, b: Column<T>) => number,
): Column<T>[] {
  const weights = left.map((a) => right.map((b) => likeness(a, b)))
  // best[l][r]: most likeness of what comes from l and r on
  const best = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (let l = left.length - 1; l >= 0; l--)
    for (let r = right.length - 1; r >= 0; r--) {
      const weight = weights[l]![r]!
      const together = weight > 0 ? weight + best[l + 1]![r + 1]! : 0
      best[l]![r] = Math.max(together, best[l + 1]![r]!, best[l]![r + 1]!)
    }
  const result: Column<T>[] = []
  let [l, r] = [0, 0]
  while (l < left.length && r < right.length) {
    const weight = weights[l]![r]!
    if (weight > 0 && best[l]![r] === weight + best[l + 1]![r + 1]!) result.push([...left[l++]!, ...right[r++]!])
    else if (best[l]![r] === best[l + 1]![r]) result.push(left[l++]!)
    else result.push(right[r++]!)
  }
  return [...result, ...left.slice(l), ...right.slice(r)]
}
