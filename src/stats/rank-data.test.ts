import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { rankData } from './rank-data.ts'
import { readOracle } from './testing.ts'
import type { RankMethod } from './typed-ranks.ts'

const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 30 })

describe('rankData', () => {
  describe.each(['average', 'min', 'max', 'dense', 'ordinal'] as const)('by %s', (method) => {
    it.each(readOracle<{ x: number[] }, Record<RankMethod, number[]>>('rank-data'))('equals $tool: $name', ({ input, expected }) => {
      expect(rankData(input.x, method)).toEqual(expected[method])
    })
  })

  it('equals counting: those below, plus half of those equal', () => {
    fc.assert(
      fc.property(values, (x) => {
        const slow = x.map((v) => x.filter((w) => w < v).length + (x.filter((w) => w === v).length + 1) / 2)
        expect(rankData(x)).toEqual(slow)
      }),
    )
  })

  it('always hands out n (n + 1) / 2 in all', () => {
    fc.assert(
      fc.property(values, (x) => {
        expect(rankData(x).reduce((a, b) => a + b, 0)).toBe((x.length * (x.length + 1)) / 2)
      }),
    )
  })

  it('changes nothing when ranks are ranked again', () => {
    fc.assert(
      fc.property(values, (x) => {
        expect(rankData(rankData(x))).toEqual(rankData(x))
      }),
    )
  })

  it('hands out every rank once by ordinal, and every rank from 1 on by dense', () => {
    fc.assert(
      fc.property(values, (x) => {
        const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
        expect(rankData(x, 'ordinal').sort((a, b) => a - b)).toEqual(upTo(x.length))
        const dense = new Set(rankData(x, 'dense'))
        expect([...dense].sort((a, b) => a - b)).toEqual(upTo(new Set(x.map((value) => value + 0)).size))
      }),
    )
  })

  it('reads typed arrays and calls 0 and -0 equal', () => {
    expect(rankData(Float64Array.of(0, -0, 5))).toEqual([1.5, 1.5, 3])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (bad) => {
    expect(() => rankData([1, bad])).toThrow(InvalidSampleError)
  })
})
