import type { Rating, RatingKind, RatingTable } from '../stats/rating-table.ts'
import { InvalidRatingsError } from './errors.ts'
import { type ColumnNames, type RatingColumns, ratingColumns } from './rating-columns.ts'
import { type Row, readRows } from './read-rows.ts'

/** Ratings from a file, and what was made of it. */
export interface ReadRatings {
  readonly table: RatingTable
  readonly columns: RatingColumns
  /** Cells without an answer, left out. */
  readonly emptyCells: number
}

/** Beyond it squares of differences leave the range of numbers. */
const LARGEST_VALUE = 1e100
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const PROGRESS_ROWS = 100_000

/**
 * Reads an annotation export row by row: who said what of which item.
 *
 * A cell that holds a list of items (JSON) comes with a list of answers, and is a group of its own where no group is named.
 * An empty answer is missing. Without a column of raters all is by one rater.
 *
 * @param source bytes in chunks
 * @param file its name, for messages
 * @param onProgress told the number of rows from time to time
 * @throws {@link InvalidRatingsError} naming line and column where something is not what it should be
 */
export async function readRatings(
  source: AsyncIterable<Uint8Array>,
  { file, named, onProgress }: { file: string; named: ColumnNames; onProgress?: (rows: number) => void },
): Promise<ReadRatings> {
  const { place, rows } = await readRows(source, file)
  const ratings: Rating<number | string>[] = []
  let columns: RatingColumns | undefined
  let emptyCells = 0
  let count = 0
  for await (const row of rows) {
    columns ??= ratingColumns(Object.keys(row.cells), named, `${file} ${place} 1`)
    for (const rating of ratingsOf(row, columns, `${file} ${place} ${row.line}`)) {
      if (rating.value === undefined) emptyCells++
      else ratings.push(rating as Rating<number | string>)
    }
    if (++count % PROGRESS_ROWS === 0) onProgress?.(count)
  }
  if (columns === undefined) throw new InvalidRatingsError({ where: file, expected: 'at least one row below the header', got: 'none' })
  return { table: { kind: columns.kind, ratings } as RatingTable, columns, emptyCells } // readAnswer gave each kind its type
}

type RatingOrGap = Rating<number | string | undefined>

function ratingsOf({ line, cells }: Row, columns: RatingColumns, where: string): RatingOrGap[] {
  const name = (column: string) => readName(cellOf(cells, column), where, column)
  const rater = columns.rater === undefined ? 'the only rater' : name(columns.rater)
  const items = asList(cellOf(cells, columns.item))
  const group = columns.group !== undefined ? name(columns.group) : items ? `${line}` : ''
  return columns.answers.flatMap((column): RatingOrGap[] => {
    const criterion = columns.criterion === undefined ? column : name(columns.criterion)
    const answer = cellOf(cells, column)
    if (!items) return [{ rater, item: name(columns.item), group, criterion, value: readAnswer(answer, columns.kind, where, column) }]
    const answers = asList(answer)
    if (answers?.length !== items.length)
      throw new InvalidRatingsError({
        where: `${where}, column ${column}`,
        expected: `a list of ${items.length}, one for each item of the row`,
        got: answers ? `a list of ${answers.length}` : show(answer),
      })
    return items.map((item, index) => ({
      rater,
      item: readName(item, where, columns.item),
      group,
      criterion,
      value: readAnswer(answers[index], columns.kind, where, column),
    }))
  })
}

const cellOf = (cells: Row['cells'], column: string): unknown => (Object.hasOwn(cells, column) ? cells[column] : undefined)

/** A list as such, or as JSON in a cell of text. */
function asList(cell: unknown): readonly unknown[] | undefined {
  if (Array.isArray(cell)) return cell
  if (typeof cell !== 'string' || !cell.startsWith('[') || !cell.endsWith(']')) return undefined
  try {
    return JSON.parse(cell)
  } catch {
    return undefined // a name in brackets
  }
}

function readName(cell: unknown, where: string, column: string): string {
  if ((typeof cell === 'string' && cell !== '') || typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  throw new InvalidRatingsError({ where: `${where}, column ${column}`, expected: 'a name', got: show(cell) })
}

function readAnswer(cell: unknown, kind: RatingKind, where: string, column: string): number | string | undefined {
  if (cell === undefined || cell === null || cell === '') return undefined
  if (kind === 'label') return readName(cell, where, column)
  const number = typeof cell === 'string' ? (NUMBER.test(cell) ? Number(cell) : Number.NaN) : cell
  if (typeof number === 'number' && Math.abs(number) <= LARGEST_VALUE) return number
  throw new InvalidRatingsError({
    where: `${where}, column ${column}`,
    expected: 'a finite number',
    got: show(cell),
    hint: 'leave the cell empty where nothing was said; write 3.5, not 3,5; names go with --label',
  })
}

function show(cell: unknown): string {
  if (cell === undefined || cell === null || cell === '') return 'an empty cell'
  return typeof cell === 'object' ? (Array.isArray(cell) ? 'a list' : 'an object') : JSON.stringify(cell)?.slice(0, 80)
}
