import type { Rng } from '../../../core/rng.ts'
import type { Column, Row, Table } from './table.ts'

/** What is compared with answers; numbers that are counted must be exact. */
export type TableAnswer =
  | { readonly kind: 'rows'; readonly right: readonly string[] }
  | { readonly kind: 'number'; readonly value: number; readonly counted: boolean }

/** A question about a table before it is checked. */
export interface TableAsked {
  readonly goal: string
  readonly question: string
  /** Names and numbers of the question itself. */
  readonly essentials: readonly string[]
  readonly answer: TableAnswer
  /** What another way came to: must be the same. */
  readonly again: number | string
  readonly by: readonly [string, string]
  readonly says: readonly [string, string]
  /** Rows and column that the answer rests on. */
  readonly rests: { readonly rows: readonly Row[]; readonly column: Column }
}

/** A way to ask about a table; `undefined` where it has no clear answer. */
export interface TableFamily {
  readonly name: string
  readonly difficulty: number
  readonly rows: number
  draw(rng: Rng, table: Table): TableAsked | undefined
}

/** Any column. */
export function aColumn(rng: Rng, { columns }: Table): { column: Column; at: number } {
  const at = rng.int(0, columns.length - 1)
  return { column: columns[at]!, at }
}

/** Any two columns. */
export function twoColumns(rng: Rng, { columns }: Table): { column: Column; at: number; other: Column; otherAt: number } {
  const [at, otherAt] = rng.shuffle(columns.map((_, index) => index)) as [number, number]
  return { column: columns[at]!, at, other: columns[otherAt]!, otherAt }
}

/** The figures of one column. */
export const valuesOf = ({ rows }: Table, at: number) => rows.map(({ values }) => values[at]!)
/** To the two decimals of the figures. */
export const rounded = (value: number) => Number(value.toFixed(2))

/** @param again what another way came to */
export function numberAnswer(value: number, counted: boolean, again: number): Pick<TableAsked, 'answer' | 'again'> {
  return { answer: { kind: 'number', value, counted }, again }
}

/** @param again what another way came to */
export function rowAnswer(rows: readonly Row[], again: readonly Row[]): Pick<TableAsked, 'answer' | 'again'> {
  return { answer: { kind: 'rows', right: rows.map(({ name }) => name) }, again: namesOf(again) }
}

/** Names in an order of their own, to be compared. */
function namesOf(rows: readonly Row[]): string {
  return rows
    .map(({ name }) => name)
    .toSorted()
    .join('; ')
}
