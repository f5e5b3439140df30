import { useMemo, useState } from 'react'

export interface Sorting {
  readonly key: string
  readonly descending: boolean
}

/** Rows sorted by one column; equal rows keep the order they came in, so that a table with ties does not shuffle. */
export function useSorted<Row>(
  rows: readonly Row[],
  columns: readonly { readonly key: string; readonly value: (row: Row) => number | string }[],
  first: Sorting,
) {
  const [sorting, setSorting] = useState(first)
  const sorted = useMemo(() => {
    const value = columns.find((column) => column.key === sorting.key)?.value
    if (!value) return [...rows]
    const sign = sorting.descending ? -1 : 1
    return rows.toSorted((a, b) => sign * compare(value(a), value(b)))
  }, [rows, columns, sorting])

  /** A first click on numbers shows the largest first, on words A first; a second click turns it round. */
  function sortBy(key: string, descendingFirst: boolean): void {
    setSorting((before) => ({ key, descending: before.key === key ? !before.descending : descendingFirst }))
  }
  return { sorted, sorting, sortBy }
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
