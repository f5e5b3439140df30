import { listed } from '../sources/listed.ts'
import { aColumn, numberAnswer, rowAnswer, type TableFamily, twoColumns, valuesOf } from './table-family.ts'

/** Smaller figures are guessed too easily. */
const FEWEST_TO_READ = 12

const cell: TableFamily = {
  name: 'cell',
  difficulty: 0,
  rows: 4,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const row = rng.pick(table.rows)
    const value = row.values[at]!
    if (value < FEWEST_TO_READ) return undefined
    return {
      goal: 'read a figure off a table',
      question: rng.pick([
        `What ${column.property} does the table give for ${row.name}?`,
        `According to the table, what is the ${column.property} of ${row.name}?`,
      ]),
      essentials: [row.name],
      ...numberAnswer(value, true, table.rows.find(({ name }) => name === row.name)?.values[at] ?? -1),
      by: ['the row of the table', 'search of the rows by name'],
      says: [`It is ${value}.`, `The table says ${value}.`],
      rests: { rows: [row], column },
    }
  },
}

const extreme: TableFamily = {
  name: 'largest or smallest',
  difficulty: 0.15,
  rows: 6,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const largest = rng.next() < 0.5
    const ordered = table.rows.toSorted((a, b) => (a.values[at]! - b.values[at]!) * (largest ? -1 : 1))
    const [first, second] = ordered
    if (!first || !second || first.values[at] === second.values[at]) return undefined
    const edge = largest ? Math.max(...valuesOf(table, at)) : Math.min(...valuesOf(table, at))
    return {
      goal: 'compare the rows of a table',
      question: `Which ${table.noun.one} in the table has the ${largest ? 'largest' : 'smallest'} ${column.property}?`,
      essentials: [largest ? 'largest' : 'smallest', column.property],
      ...rowAnswer(
        [first],
        table.rows.filter(({ values }) => values[at] === edge),
      ),
      by: ['sorting the rows', 'comparison with the extreme of the column'],
      says: [`That is ${first.name}.`, `${first.name} stands out there.`],
      rests: { rows: [first], column },
    }
  },
}

const countAbove: TableFamily = {
  name: 'count above a limit',
  difficulty: 0.3,
  rows: 9,
  draw(rng, table) {
    const { column, at } = aColumn(rng, table)
    const limit = rng.pick(valuesOf(table, at))
    const rows = table.rows.filter(({ values }) => values[at]! > limit)
    if (rows.length < 2) return undefined
    const ordered = valuesOf(table, at).toSorted((a, b) => a - b)
    return {
      goal: 'count rows of a table',
      question: `How many ${table.noun.many} in the table have a ${column.property} of more than ${limit}?`
        .replace('a area', 'an area')
        .replace('a atomic', 'an atomic'),
      essentials: [String(limit), column.property],
      ...numberAnswer(rows.length, true, ordered.length - (ordered.lastIndexOf(limit) + 1)),
      by: ['filtering the rows', 'place of the limit among the sorted figures'],
      says: [`There are ${rows.length} of them.`, `I count ${rows.length}.`],
      rests: { rows, column },
    }
  },
}

const ranked: TableFamily = {
  name: 'rank among some rows',
  difficulty: 0.95,
  rows: 10,
  draw(rng, table) {
    const { column, at, other, otherAt } = twoColumns(rng, table)
    const limit = rng.pick(valuesOf(table, otherAt))
    const fitting = table.rows.filter(({ values }) => values[otherAt]! >= limit).toSorted((a, b) => b.values[at]! - a.values[at]!)
    if (fitting.length < 4 || new Set(fitting.map(({ values }) => values[at])).size !== fitting.length) return undefined
    const chosen = fitting.slice(1, 3)
    const again = fitting.filter((row) => {
      const above = fitting.filter(({ values }) => values[at]! > row.values[at]!).length
      return above === 1 || above === 2
    })
    return {
      goal: 'rank some rows of a table',
      question: `Among the ${table.noun.many} in the table whose ${other.property} is at least ${limit}, which two come second and third by ${column.property}, from the largest down?`,
      essentials: [other.property, String(limit), column.property],
      ...rowAnswer(chosen, again),
      by: ['sorting the rows that fit', 'counting for each row how many are above it'],
      says: [`Those are ${listed(chosen.map(({ name }) => name))}.`, `The two are ${listed(chosen.map(({ name }) => name))}.`],
      rests: { rows: chosen, column },
    }
  },
}

/** Ways to ask what a table shows without reckoning. */
export const tableReadings: readonly TableFamily[] = [cell, extreme, countAbove, ranked]
