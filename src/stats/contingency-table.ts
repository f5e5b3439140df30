import { InvalidSampleError } from './errors.ts'

/** Widest range of whole-number labels that are looked up in an array (a nanosecond each) instead of a map. */
const LOOKUP_RANGE = 4096
/** A table of more does not fit into memory beside the rest. */
const MOST_LABELS = 5000

/**
 * How often rater A gave label i where rater B gave label j.
 *
 * @param a labels by rater A: shape [n], n >= 1
 * @param b labels by rater B for the same items: shape [n]
 * @param scale every possible label once, in order: shape [m]
 * @param itemWeights how much each item counts: shape [n], >= 0; 1 each when left out
 * @returns shape [m][m]
 * @throws {@link InvalidSampleError} if lengths differ, n = 0, a label is not on the scale, the scale repeats one or has more than 5,000, or a weight is negative
 * @cost O(n + m^2)
 * @example contingencyTable(['x', 'x'], ['x', 'y'], ['x', 'y']).map((row) => [...row]) // [[1, 1], [0, 0]]
 */
export function contingencyTable<Label>(
  a: ArrayLike<Label>,
  b: ArrayLike<Label>,
  scale: readonly Label[],
  itemWeights?: ArrayLike<number>,
): Float64Array[] {
  const n = a.length
  if (n === 0 || b.length !== n || (itemWeights && itemWeights.length !== n)) refuse('samples of one length n >= 1', `${n} and ${b.length}`)
  const positions = new Map(scale.map((label, position) => [label, position]))
  const m = scale.length
  if (positions.size !== m) refuse('every label of the scale once', `${m} labels, ${positions.size} different`)
  if (m > MOST_LABELS) refuse(`a scale of at most ${MOST_LABELS} labels`, `${m}`)
  const cells = new Float64Array(m * m)
  const whole = scale.filter((label) => Number.isSafeInteger(label)) as number[]
  const low = Math.min(...whole)
  const range = Math.max(...whole) - low + 1
  let counted = 0
  if (whole.length === m && range <= LOOKUP_RANGE && range < n && !itemWeights) {
    const lookup = new Int32Array(range).fill(-1)
    for (const [position, label] of whole.entries()) lookup[label - low] = position
    counted = countNumbers(cells, { a: a as ArrayLike<number>, b: b as ArrayLike<number>, lookup, low, m })
  }
  // What the lookup does not know stops it, and is named here.
  for (let item = counted; item < n; item++) {
    const i = positions.get(a[item]!) ?? refuse('labels of the declared scale', `${a[item]} at index ${item}`)
    const j = positions.get(b[item]!) ?? refuse('labels of the declared scale', `${b[item]} at index ${item}`)
    const weight = itemWeights ? itemWeights[item]! : 1
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) refuse('finite item weights >= 0', `${weight} at index ${item}`)
    cells[i * m + j]! += weight
  }
  return Array.from({ length: m }, (_, i) => cells.subarray(i * m, (i + 1) * m))
}

interface NumberLabels {
  readonly a: ArrayLike<number>
  readonly b: ArrayLike<number>
  /** Position on the scale by label - low; -1 where the scale has no such label. */
  readonly lookup: Int32Array
  readonly low: number
  readonly m: number
}

/** @returns how many items were counted before one that has a label off the scale; all if none has */
function countNumbers(cells: Float64Array, { a, b, lookup, low, m }: NumberLabels): number {
  for (let item = 0; item < a.length; item++) {
    const i = lookup[a[item]! - low]
    const j = lookup[b[item]! - low]
    if (i === undefined || j === undefined || (i | j) < 0) return item
    cells[i * m + j]!++
  }
  return a.length
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'contingencyTable', expected, got })
}
