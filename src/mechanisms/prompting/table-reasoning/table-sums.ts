import type { Row } from './table.ts'
import { aColumn, numberAnswer, rounded, type TableFamily, twoColumns, valuesOf } from './table-family.ts'

const sum: TableFamily = {
  name: 'sum of a column',
  difficulty: 0.45,
  rows: 5,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const value = rounded(valuesOf(table, at).reduce((total, each) => total + each, 0))
    return {
      goal: 'add up a column of a table',
      question: rng.pick([
        `What do the figures for the ${column.property} add up to over all rows of the table?`,
        `What is the sum of the column "${column.head}"?`,
      ]),
      essentials: [],
      ...numberAnswer(value, false, table.rows.reduceRight((total, { values }) => Math.round(total + values[at]! * 100), 0) / 100),
      by: ['addition from the top', 'addition in hundredths from the bottom'],
      says: [`The sum is ${value}.`, `Together they make ${value}.`],
      rests: { rows: table.rows, column },
    }
  },
}

const difference: TableFamily = {
  name: 'difference of two rows',
  difficulty: 0.55,
  rows: 7,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const [a, b] = rng.shuffle(table.rows).toSorted((one, other) => other.values[at]! - one.values[at]!) as [Row, Row]
    const [high, low] = rng.next() < 0.5 ? [a, b] : [a, table.rows.find((row) => row !== a && row !== b)!]
    if (high.values[at]! <= low.values[at]!) return undefined
    const value = rounded(high.values[at]! - low.values[at]!)
    return {
      goal: 'compare two rows of a table',
      question: `By how much is the ${column.property} of ${high.name} larger than that of ${low.name}, going by the table?`,
      essentials: [high.name, low.name],
      ...numberAnswer(value, false, Math.round(high.values[at]! * 100 - low.values[at]! * 100) / 100),
      by: ['subtraction', 'subtraction in hundredths'],
      says: [`The difference is ${value}.`, `It is larger by ${value}.`],
      rests: { rows: [high, low], column },
    }
  },
}

const mean: TableFamily = {
  name: 'mean of a column',
  difficulty: 0.65,
  rows: 6,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const all = valuesOf(table, at)
    const value = rounded(all.reduce((total, each) => total + each, 0) / all.length)
    const running = all.reduce((before, each, index) => before + (each - before) / (index + 1), 0)
    return {
      goal: 'average a column of a table',
      question: `What is the mean ${column.property} over all rows of the table, rounded to two decimals?`,
      essentials: ['mean', column.property],
      ...numberAnswer(value, false, rounded(running)),
      by: ['sum by count', 'running mean'],
      says: [`The mean is ${value}.`, `On average it is ${value}.`],
      rests: { rows: table.rows, column },
    }
  },
}

const filteredSum: TableFamily = {
  name: 'sum of some rows',
  difficulty: 0.8,
  rows: 9,
  draw(rng, table) {
    const { column, at, other, otherAt } = twoColumns(rng, table)
    const limit = rng.pick(valuesOf(table, otherAt))
    const rows = table.rows.filter(({ values }) => values[otherAt]! >= limit)
    if (rows.length < 2 || rows.length === table.rows.length) return undefined
    const value = rounded(rows.reduce((total, { values }) => total + values[at]!, 0))
    const rest = table.rows
      .filter(({ values }) => values[otherAt]! < limit)
      .reduce(
        (total, { values }) => total - values[at]!,
        valuesOf(table, at).reduce((a, b) => a + b, 0),
      )
    return {
      goal: 'add up some rows of a table',
      question: `Taking only the ${table.noun.many} in the table whose ${other.property} is at least ${limit}, what is the sum of their figures for the ${column.property}?`,
      essentials: [other.property, String(limit), column.property],
      ...numberAnswer(value, false, rounded(rest)),
      by: ['sum of the rows that fit', 'sum of all rows less those that do not fit'],
      says: [`The sum is ${value}.`, `Those rows make ${value}.`],
      rests: { rows, column },
    }
  },
}

/** Ways to ask what has to be reckoned from a table. */
export const tableSums: readonly TableFamily[] = [sum, difference, mean, filteredSum]
