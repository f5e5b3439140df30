import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdExpectation } from './hold-expectation.ts'
import type { Seen } from './look-at-page.ts'
import { Expectation } from './page-check.ts'

const SEEN: Record<string, Seen> = {
  three: 3,
  pixels: '3px',
  list: [1, 2, 3],
  names: ['Ada', 'Ben'],
  text: 'Score 12',
  none: null,
  nothing: [],
}
const holds = (expectation: unknown, seen = SEEN) => holdExpectation(new Map(Object.entries(seen)), Expectation.parse(expectation))

describe('an expectation of what was seen', () => {
  it.each([
    { that: { of: 'three' }, is: 'equal', to: 3 },
    { that: { of: 'three' }, is: 'equal', to: '3' },
    { that: { of: 'pixels' }, is: 'at-least', to: 3 },
    { that: { of: 'three', times: 2, plus: 1 }, is: 'equal', to: 7 },
    { that: { of: 'three' }, is: 'equal', to: 3.4, within: 0.5 },
    { that: { of: 'three' }, is: 'different', to: 4 },
    { that: { of: 'list', pick: 'sum' }, is: 'equal', to: 6 },
    { that: { of: 'list', pick: 'max' }, is: 'more', to: { of: 'list', pick: 'min' } },
    { that: { of: 'list', pick: -1 }, is: 'equal', to: 3 },
    { that: { of: 'nothing', pick: 'length' }, is: 'equal', to: 0 },
    { that: { of: 'list' }, is: 'rising' },
    { that: { of: 'names' }, is: 'rising' },
    { that: { of: 'names' }, is: 'containing', to: 'Ben' },
    { that: { of: 'text' }, is: 'containing', to: 'Score' },
    { that: { of: 'text' }, is: 'matching', to: '^Score \\d+$' },
  ])('holds: $that $is $to', (expectation) => expect(holds(expectation)).toBe(true))

  it.each([
    { that: { of: 'unseen' }, is: 'different', to: 3 },
    { that: { of: 'none' }, is: 'different', to: 3 },
    { that: { of: 'three' }, is: 'different', to: { of: 'unseen' } },
    { that: { of: 'text' }, is: 'more', to: 3 },
    { that: { of: 'nothing', pick: 'min' }, is: 'at-most', to: 3 },
    { that: { of: 'list' }, is: 'falling' },
    { that: { of: 'nothing' }, is: 'rising' },
    { that: { of: 'text' }, is: 'matching', to: '(' },
    { that: { of: 'list', pick: 9 }, is: 'equal', to: 3 },
  ])('does not hold: $that $is $to', (expectation) => expect(holds(expectation)).toBe(false))

  it('is never both equal and different, and one of them for any two numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b) => {
        const is = (kind: string) => holds({ that: { of: 'a' }, is: kind, to: { of: 'b' } }, { a, b })
        expect(is('equal')).toBe(!is('different'))
        expect(is('more')).toBe(!is('at-most'))
        expect(is('less')).toBe(!is('at-least'))
      }),
    )
  })
})
