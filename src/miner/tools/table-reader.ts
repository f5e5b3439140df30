import * as z from 'zod'
import type { Tool } from './tool.ts'

const Condition = z.object({ column: z.string(), is: z.enum(['above', 'at least', 'below', 'at most']), limit: z.number() })

const TableTask = z.object({
  table: z.string().max(20_000).describe('as pasted: cells between bars, tabs or semicolons, names in the first column'),
  column: z.string().describe('the one that is asked about: words of its head'),
  rows: z.array(z.string()).optional().describe('names of the rows that count; without it all'),
  where: Condition.optional().describe('only rows whose figure fits'),
  want: z.enum(['figures', 'names from the largest', 'count', 'sum', 'mean', 'difference']),
})
type TableTask = z.infer<typeof TableTask>

/** Figures of a table that is part of a text: reads, filters, sorts and adds up. */
export const tableReader: Tool<TableTask, readonly (string | number)[]> = {
  name: 'table_reader',
  description:
    'Reads a table in a text: figures, names sorted by a column, count, sum, mean or difference, over all rows or those that fit.',
  parameters: TableTask,
  async run({ table, column, rows: named, where, want }) {
    const { heads, rows } = readTable(table)
    const at = columnOf(heads, column)
    const limitAt = where ? columnOf(heads, where.column) : 0
    if (at === undefined || limitAt === undefined) return undefined
    const fitting = rows
      .filter(({ name }) => !named || named.some((one) => one.toLowerCase() === name.toLowerCase()))
      .filter(({ figures }) => !where || holds(figures[limitAt]!, where))
    const figures = fitting.map((row) => row.figures[at]!)
    if (fitting.length === 0 && want !== 'count') return undefined
    const sum = figures.reduce((total, figure) => total + figure, 0)
    const value: (string | number)[] = {
      figures,
      'names from the largest': fitting.toSorted((a, b) => b.figures[at]! - a.figures[at]!).map(({ name }) => name),
      count: [fitting.length],
      sum: [rounded(sum)],
      mean: [rounded(sum / figures.length)],
      difference: [rounded(Math.max(...figures) - Math.min(...figures))],
    }[want]
    return { value, sources: [] }
  },
}

interface Table {
  /** Of the columns with figures. */
  readonly heads: readonly string[]
  readonly rows: readonly { readonly name: string; readonly figures: readonly number[] }[]
}

/** The table of a text; no rows where there is none. */
export function readTable(text: string): Table {
  const [head, ...body] = text.split('\n').flatMap((line) => {
    const cells = cellsOf(line)
    return cells.length > 1 && !cells.every((cell) => /^:?-+:?$/.test(cell)) ? [cells] : []
  })
  const rows = body.flatMap(([name = '', ...cells]) => {
    const figures = cells.map((cell) => Number(cell.replaceAll(',', '')))
    return figures.length + 1 === head?.length && figures.every(Number.isFinite) ? [{ name, figures }] : []
  })
  return { heads: (head ?? []).slice(1), rows }
}

function cellsOf(line: string): string[] {
  const bare = line.trim()
  if (bare.startsWith('|'))
    return bare
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
  return bare.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim())
}

/** The column whose head shares most words with what was said. */
function columnOf(heads: readonly string[], said: string): number | undefined {
  const wanted = new Set(wordsOf(said))
  const shared = heads.map((head) => wordsOf(head).filter((word) => wanted.has(word)).length)
  const most = Math.max(0, ...shared)
  return most === 0 ? undefined : shared.indexOf(most)
}

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []
const rounded = (value: number) => Number(value.toFixed(2))

function holds(figure: number, { is, limit }: z.infer<typeof Condition>): boolean {
  return { above: figure > limit, 'at least': figure >= limit, below: figure < limit, 'at most': figure <= limit }[is]
}
