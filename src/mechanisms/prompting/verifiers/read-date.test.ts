import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDates } from './read-date.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const aDay = fc.record({
  year: fc.integer({ min: 1000, max: 2999 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
})

describe('readDates', () => {
  it.each([
    ['the 3rd of May 1812', [{ year: 1812, month: 5, day: 3 }]],
    ['on the third of May, eighteen hundred and twelve', [{ year: 1812, month: 5, day: 3 }]],
    ['Friday, May 3rd, 1812', [{ year: 1812, month: 5, day: 3 }]],
    ['March 15, 44 BC', [{ year: -44, month: 3, day: 15 }]],
    ['in 44 BC, not AD 79 or 79 CE', [{ year: -44 }, { year: 79 }, { year: 79 }]],
    ['1815-06-18', [{ year: 1815, month: 6, day: 18 }]],
    ['in June 1815', [{ year: 1815, month: 6 }]],
    ['sept. 3', [{ month: 9, day: 3 }]],
    ['in 1812', [{ year: 1812 }]],
    [
      '1 January 2024 – 2 January 2025',
      [
        { year: 2024, month: 1, day: 1 },
        { year: 2025, month: 1, day: 2 },
      ],
    ],
    ['29 February 2000', [{ year: 2000, month: 2, day: 29 }]],
    ['29 February 5 BC', [{ year: -5, month: 2, day: 29 }]], // 5 BC is year -4 where there is a year 0
  ])('reads %s', (text, dates) => expect(readDates(text)).toEqual(dates))

  it.each([
    ['30 February 2001'],
    ['29 Feb 1900'],
    ['31 June'],
    ['2001-13-01'],
    ['it costs 1812.50 or 1,812'],
    ['3/5/1812'],
    ['may come'],
    [''],
  ])('finds no date in: %s', (text) => expect(readDates(text)).toEqual([]))

  it('reads back a day in each of six ways to write it', () => {
    fc.assert(
      fc.property(aDay, ({ year, month, day }) => {
        const name = MONTHS[month - 1]!
        const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const ways = [
          iso,
          `${day} ${name} ${year}`,
          `${name} ${day}, ${year}`,
          `the ${day}th of ${name}, ${year}`,
          `${day} ${name.slice(0, 3)}. ${year}`,
          `${name} the ${day}th, ${year}`,
        ]
        for (const way of ways) expect(readDates(`It was on ${way}.`), way).toEqual([{ year, month, day }])
      }),
    )
  })

  it('reads hostile texts to their end', () => {
    for (const text of ['May '.repeat(50_000), '1'.repeat(1e6), 'the '.repeat(1e5), '\ud800'.repeat(1000)])
      expect(readDates(text)).toEqual([])
  })
})
