import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

describe('csvText', () => {
  it('brings every text back, in whatever it is written', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((cell) => !/^[=+\-@\t\r]/.test(cell))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        expect(parse(csvText(['a', 'b'], rows), { from: 2 })).toEqual(rows)
      }),
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets no spreadsheet take %j for a formula', (cell) => {
    expect(parse(csvText(['a'], [[cell]]), { from: 2 })).toEqual([[`'${cell}`]])
  })

  it('leaves numbers as they are, the negative ones too, and nothing where there is none', () => {
    expect(csvText(['a', 'b', 'c'], [[-5n, 0.5, null]])).toBe('a,b,c\r\n-5,0.5,\r\n')
  })
})
