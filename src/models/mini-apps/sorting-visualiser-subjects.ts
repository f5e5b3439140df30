import type { SimulationPalette } from './simulation-palettes.ts'

/** The drawn parameters of one sorting visualiser. */
export interface SortingVisualiser {
  readonly method: SortingMethod
  readonly subject: SortingSubject
  readonly palette: SimulationPalette
  readonly values: readonly number[]
  /** Sorts from the largest down; otherwise from the smallest up. */
  readonly falling: boolean
  /** Comparisons and swaps per second. */
  readonly pace: number
}

export interface SortingMethod {
  readonly name: string
  /** Body of a JavaScript generator that sorts the positions 0 to `count - 1`: `yield* ahead(a, b)` compares, `yield* swap(a, b)` exchanges. */
  readonly body: string
}

export const SORTING_METHODS: readonly SortingMethod[] = [
  {
    name: 'bubble sort',
    body: 'for (let end = count - 1; end > 0; end--) for (let n = 0; n < end; n++) if (yield* ahead(n + 1, n)) yield* swap(n, n + 1)',
  },
  {
    name: 'insertion sort',
    body: 'for (let end = 1; end < count; end++) for (let n = end; n > 0 && (yield* ahead(n, n - 1)); n--) yield* swap(n, n - 1)',
  },
  {
    name: 'selection sort',
    body: `for (let start = 0; start < count - 1; start++) {
  let best = start
  for (let n = start + 1; n < count; n++) if (yield* ahead(n, best)) best = n
  if (best !== start) yield* swap(start, best)
}`,
  },
  {
    name: 'cocktail shaker sort',
    body: `for (let low = 0, high = count - 1; low < high;) {
  for (let n = low; n < high; n++) if (yield* ahead(n + 1, n)) yield* swap(n, n + 1)
  high--
  for (let n = high; n > low; n--) if (yield* ahead(n, n - 1)) yield* swap(n, n - 1)
  low++
}`,
  },
  {
    name: 'gnome sort',
    body: 'for (let n = 1; n < count;) { if (n > 0 && (yield* ahead(n, n - 1))) { yield* swap(n, n - 1); n-- } else n++ }',
  },
  {
    name: 'comb sort',
    body: `for (let gap = count, swapped = true; gap > 1 || swapped;) {
  gap = Math.max(1, Math.floor(gap / 1.3))
  swapped = false
  for (let n = 0; n + gap < count; n++) if (yield* ahead(n + gap, n)) { yield* swap(n, n + gap); swapped = true }
}`,
  },
  {
    name: 'shell sort',
    body: 'for (const gap of [5, 3, 1]) for (let end = gap; end < count; end++) for (let n = end; n >= gap && (yield* ahead(n, n - gap)); n -= gap) yield* swap(n, n - gap)',
  },
  {
    name: 'quicksort',
    body: `const parts = [[0, count - 1]]
while (parts.length) {
  const [low, high] = parts.pop()
  if (low >= high) continue
  let edge = low
  for (let n = low; n < high; n++) if (yield* ahead(n, high)) { if (n !== edge) yield* swap(n, edge); edge++ }
  if (edge !== high) yield* swap(edge, high)
  parts.push([edge + 1, high], [low, edge - 1])
}`,
  },
  {
    name: 'heapsort',
    body: `function* sink(root, end) {
  for (let child; (child = 2 * root + 1) < end; root = child) {
    if (child + 1 < end && (yield* ahead(child, child + 1))) child++
    if (!(yield* ahead(root, child))) return
    yield* swap(root, child)
  }
}
for (let root = Math.floor(count / 2) - 1; root >= 0; root--) yield* sink(root, count)
for (let end = count - 1; end > 0; end--) { yield* swap(0, end); yield* sink(0, end) }`,
  },
  {
    name: 'odd-even sort',
    body: 'for (let round = 0; round < count; round++) for (let n = round % 2; n + 1 < count; n += 2) if (yield* ahead(n + 1, n)) yield* swap(n, n + 1)',
  },
]

/** Presses the button that a visualiser starts with; no time passes. */
export const SORT = { do: 'press', on: 'role=button[name="Sort"]', thenMs: 0 } as const

/** Lets time pass until the slowest of the methods is through. */
export const toTheEnd = ({ values, pace }: SortingVisualiser) =>
  ({ do: 'wait', ms: Math.ceil((1600 * values.length ** 2) / pace) }) as const

/** What the bars stand for. */
export interface SortingSubject {
  readonly title: string
  readonly things: string
  readonly range: readonly [number, number]
}

export const SORTING_SUBJECTS: readonly SortingSubject[] = [
  { title: 'Sorting trees', things: 'trees by height in metres', range: [4, 60] },
  { title: 'Lighthouses in order', things: 'lighthouses by height in metres', range: [9, 80] },
  { title: 'The bookshelf', things: 'books by number of pages', range: [60, 900] },
  { title: 'Waterfalls', things: 'waterfalls by drop in metres', range: [8, 320] },
  { title: 'Parcels', things: 'parcels by weight in kilograms', range: [1, 30] },
  { title: 'Playlist', things: 'songs by length in seconds', range: [90, 420] },
  { title: 'Old turtles', things: 'turtles by age in years', range: [3, 120] },
  { title: 'High score table', things: 'players by points', range: [10, 990] },
  { title: 'Freight trains', things: 'trains by number of wagons', range: [6, 64] },
  { title: 'Rain gauge', things: 'days by rainfall in millimetres', range: [1, 58] },
  { title: 'Pumpkin fair', things: 'pumpkins by weight in kilograms', range: [5, 210] },
  { title: 'Bridges', things: 'bridges by length in metres', range: [20, 800] },
]
