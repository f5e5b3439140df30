import { InvalidSampleError } from './errors.ts'

/** Labels that raters gave to items, sorted by item: what every label model reads. */
export interface CrowdLabels {
  /** Names in the order of their first label: index = item in all results. */
  readonly items: readonly string[]
  /** Names in the order of their first label: index = rater in all results. */
  readonly raters: readonly string[]
  /** Every possible label: index = class in all results. */
  readonly classes: readonly string[]
  /** The labels of item i are entries `starts[i]` to `starts[i + 1] - 1` of the two arrays below: shape [items + 1]. */
  readonly starts: Int32Array
  /** Who gave the label: shape [labels]. */
  readonly raterOf: Int32Array
  /** Which class was given: shape [labels]. */
  readonly classOf: Int32Array
}

/** Label models keep a probability of each class for every item, and a table of errors for every rater. */
const MOST_CELLS = 5e7

/**
 * Indexes labels by item, so that a label model can sweep over them without looking anything up.
 *
 * A rater who labels one item twice counts twice, as repeated readings do.
 *
 * @param rows [item, rater, label] each: shape [n], n >= 1
 * @param options.classes every possible label once; when left out, the labels that occur, sorted by code unit
 * @throws {@link InvalidSampleError} without rows, if the classes repeat one, if a label is none of them, or if classes are too many for the memory
 * @cost O(n)
 * @example crowdLabels([['page', 'ann', 'good'], ['page', 'bob', 'bad']]).classes // ['bad', 'good']
 */
export function crowdLabels(
  rows: readonly (readonly [item: string, rater: string, label: string])[],
  { classes = [...new Set(rows.map(([, , label]) => label))].sort() }: { classes?: readonly string[] } = {},
): CrowdLabels {
  if (rows.length === 0) refuse('at least one label', '0')
  const classIndex = new Map(classes.map((name, index) => [name, index]))
  if (classIndex.size !== classes.length) refuse('every class once', `${classes.length} classes, ${classIndex.size} different`)
  const itemIndex = indexOf(rows.map(([item]) => item))
  const raterIndex = indexOf(rows.map(([, rater]) => rater))

  const cells = classes.length * (itemIndex.size + classes.length * raterIndex.size)
  if (cells > MOST_CELLS) refuse(`at most ${MOST_CELLS} probabilities of items and errors of raters`, `${cells}: too many classes`)

  const starts = new Int32Array(itemIndex.size + 1)
  for (const [item] of rows) starts[itemIndex.get(item)! + 1]!++
  for (let item = 0; item < itemIndex.size; item++) starts[item + 1]! += starts[item]!
  const free = starts.slice()
  const raterOf = new Int32Array(rows.length)
  const classOf = new Int32Array(rows.length)
  for (const [item, rater, label] of rows) {
    const entry = free[itemIndex.get(item)!]!++
    raterOf[entry] = raterIndex.get(rater)!
    classOf[entry] = classIndex.get(label) ?? refuse('labels of the declared classes', label)
  }
  return { items: [...itemIndex.keys()], raters: [...raterIndex.keys()], classes, starts, raterOf, classOf }
}

function indexOf(names: readonly string[]): Map<string, number> {
  const index = new Map<string, number>()
  for (const name of names) if (!index.has(name)) index.set(name, index.size)
  return index
}

function refuse(expected: string, got: string): never {
  throw new InvalidSampleError({ where: 'crowdLabels', expected, got })
}
