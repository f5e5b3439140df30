import type { RatingKind } from '../stats/rating-table.ts'
import { InvalidRatingsError } from './errors.ts'

/** Names of columns, as far as somebody gave them. */
export interface ColumnNames {
  readonly rater?: string
  readonly item?: string
  readonly group?: string
  readonly criterion?: string
  /** Several value columns are several criteria. At most one of the three kinds. */
  readonly value?: readonly string[]
  readonly rank?: readonly string[]
  readonly label?: readonly string[]
}

/** Which column of a file holds what. */
export interface RatingColumns {
  readonly rater: string | undefined
  readonly item: string
  readonly group: string | undefined
  readonly criterion: string | undefined
  readonly kind: RatingKind
  /** Columns with what was said. */
  readonly answers: readonly string[]
}

/** Names that are understood without being told, in lower case, the first found wins. `task` is an item in files that have no other. */
export const COLUMN_ALIASES = {
  rater: ['rater', 'worker', 'annotator', 'judge', 'user', 'rater_id', 'worker_id', 'annotator_id', 'judge_id', 'user_id'],
  item: [
    'item',
    'item_id',
    'response',
    'response_id',
    'system',
    'filename',
    'image',
    'items',
    'responses',
    'generations',
    'task',
    'task_id',
  ],
  group: ['group', 'group_id', 'task', 'task_id', 'prompt_id', 'segment_id', 'question_id'],
  criterion: ['criterion', 'criteria', 'dimension', 'aspect'],
  value: ['value', 'score', 'rating', 'grade'],
  rank: ['rank', 'ranking', 'ranks'],
  label: ['label', 'class', 'category'],
} as const

const KINDS = ['value', 'rank', 'label'] as const satisfies RatingKind[]

/**
 * Finds the columns of a file of ratings: those that were named, then well-known names.
 *
 * @param header names of all columns
 * @param named must be there
 * @throws {@link InvalidRatingsError} if a named column is missing, or none or several kinds of answers are found
 */
export function ratingColumns(header: readonly string[], named: ColumnNames, where: string): RatingColumns {
  const columns = `the columns ${header.join(', ').slice(0, 300)}`
  for (const name of [named.rater, named.item, named.group, named.criterion, ...KINDS.flatMap((kind) => named[kind] ?? [])])
    if (name !== undefined && !header.includes(name))
      throw new InvalidRatingsError({ where, expected: `a column "${name}"`, got: columns, hint: 'give the name as the header has it' })

  const taken = new Set(Object.values(named).flat())
  const find = (role: keyof typeof COLUMN_ALIASES): string | undefined => {
    for (const alias of COLUMN_ALIASES[role]) {
      const column = header.find((name) => name.toLowerCase() === alias && !taken.has(name))
      if (column === undefined) continue
      taken.add(column)
      return column
    }
    return undefined
  }
  const item = named.item ?? find('item')
  if (item === undefined)
    throw new InvalidRatingsError({ where, expected: 'a column of items', got: columns, hint: 'name it with --item NAME' })
  const isNamed = KINDS.some((kind) => named[kind])
  const answers = KINDS.flatMap((kind) => {
    const found = isNamed ? named[kind] : find(kind)
    return found === undefined ? [] : [{ kind, columns: [found].flat() }]
  })
  if (answers.length !== 1)
    throw new InvalidRatingsError({
      where,
      expected: 'a column of values, of ranks or of labels, and only one of the three',
      got: answers.length === 0 ? columns : answers.map(({ columns }) => columns.join(', ')).join(' and '),
      hint: 'name it with --value NAME (higher is better; several: A,B,C), --rank NAME (1 is best) or --label NAME',
    })
  return {
    item,
    rater: named.rater ?? find('rater'),
    group: named.group ?? find('group'),
    criterion: named.criterion ?? find('criterion'),
    kind: answers[0]!.kind,
    answers: answers[0]!.columns,
  }
}
