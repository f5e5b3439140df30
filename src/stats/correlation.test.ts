import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlationSignificance } from './correlation-significance.ts'
import { countPairs } from './count-pairs.ts'
import { InvalidSampleError } from './errors.ts'
import { kendallTauB } from './kendall-tau-b.ts'
import { kendallTauC } from './kendall-tau-c.ts'
import { pearson } from './pearson.ts'
import { rankData } from './rank-data.ts'
import { spearman } from './spearman.ts'
import { expectClose, readOracle } from './testing.ts'

const correlations = { spearman, kendallTauB, kendallTauC, pearson }
const methods = ['pearson', 'spearman', 'kendall-tau-b'] as const
type Name = keyof typeof correlations
const names = Object.keys(correlations) as Name[]
type Expected = Record<Name, number | string> & { p: Record<(typeof methods)[number], number | string> }
const oracle = readOracle<{ a: number[]; b: number[] }, Expected>('correlation')

const pairs = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), { maxLength: 25 })
const split = (list: [number, number][]) => [list.map(([a]) => a), list.map(([, b]) => b)] as const

describe.each(names)('%s', (name) => {
  const correlation = correlations[name]

  it.each(oracle)('equals $tool: $name', ({ input, expected, tol }) => {
    expectClose(correlation(input.a, input.b), expected[name], tol)
  })

  it('does not care which sample comes first', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        expect(correlation(a, b)).toBe(correlation(b, a))
      }),
    )
  })

  it('lies in [-1, 1] or does not exist, and changes its sign when one sample is turned round', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        const value = correlation(a, b)
        const turned = correlation(
          a,
          b.map((x) => -x),
        )
        if (value === undefined) expect(turned).toBeUndefined()
        else {
          expect(Math.abs(value)).toBeLessThanOrEqual(1)
          expect(turned).toBeCloseTo(-value, 12)
        }
      }),
    )
  })

  it('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(pairs, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list.map((pair) => [pair, keys.next().value] as const).sort((x, y) => x[1] - y[1])
        const before = correlation(...split(list))
        const after = correlation(...split(shuffled.map(([pair]) => pair)))
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after).toBeCloseTo(before, 12)
      }),
    )
  })

  it('does not change under m * a + b with m > 0', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 99 }), fc.integer({ min: -99, max: 99 }), (list, m, shift) => {
        const [a, b] = split(list)
        const before = correlation(a, b)
        const after = correlation(
          a.map((x) => m * x + shift),
          b,
        )
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after).toBeCloseTo(before, 12)
      }),
    )
  })

  it('is 1 with itself and -1 with its mirror image', () => {
    expect(correlation([1, 2, 4], [1, 2, 4])).toBe(1)
    expect(correlation([1, 2, 4], [-1, -2, -4])).toBe(-1)
  })

  it('does not exist for none, for one, and for a constant', () => {
    expect(correlation([], [])).toBeUndefined()
    expect(correlation([1], [2])).toBeUndefined()
    expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeUndefined()
  })

  it('survives values whose squares are no longer numbers', () => {
    expect(correlation([1e300, 2e300, 3e300], [1e-300, 2e-300, 3e-300])).toBeCloseTo(1, 12)
  })

  it('refuses different lengths and NaN', () => {
    expect(() => correlation([1, 2], [1])).toThrow(InvalidSampleError)
    expect(() => correlation([1, Number.NaN], [1, 2])).toThrow(InvalidSampleError)
  })
})

it('spearman equals 1 - 6 sum(d^2) / (n^3 - n) when there are no ties', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 12 }), fc.infiniteStream(fc.double({ noNaN: true })), (a, keys) => {
      const b = rankData(a.map(() => keys.next().value).map((key, i) => (Number.isFinite(key) ? key : i)))
      fc.pre(new Set(b).size === b.length)
      const n = a.length
      const squares = rankData(a).reduce((sum, rank, i) => sum + (rank - b[i]!) ** 2, 0)
      expect(spearman(a, b)).toBeCloseTo(1 - (6 * squares) / (n ** 3 - n), 12)
    }),
  )
})

it('pearson refuses a range that no number can hold', () => {
  expect(() => pearson([-1.7e308, 1.7e308, 1.7e308], [1, 2, 3])).toThrow(InvalidSampleError)
})

describe.each(methods)('correlationSignificance of %s', (method) => {
  it.each(oracle)('equals the p of $tool: $name', ({ input, expected, tol }) => {
    expectClose(correlationSignificance(input.a, input.b, method)?.p, expected.p[method], tol)
  })

  it('does not care about the sign: p is two-sided', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list)
        const turned = b.map((x) => -x)
        const p = correlationSignificance(a, b, method)?.p
        if (p === undefined) expect(correlationSignificance(a, turned, method)?.p).toBeUndefined()
        else {
          expect(p >= 0 && p <= 1).toBe(true)
          expect(correlationSignificance(a, turned, method)?.p).toBeCloseTo(p, 12)
        }
      }),
    )
  })

  it('does not exist for a constant', () => {
    expect(correlationSignificance([1, 1, 1], [1, 2, 3], method)).toBeUndefined()
  })
})

it('two items have no p by rank, and p = 1 by value', () => {
  expect(correlationSignificance([1, 2], [4, 3], 'spearman')).toEqual({ value: -1, p: undefined })
  expect(correlationSignificance([1, 2], [4, 3], 'kendall-tau-b')).toEqual({ value: -1, p: undefined })
  expect(correlationSignificance([1, 2], [4, 3], 'pearson')).toEqual({ value: -1, p: 1 })
})

it('countPairs equals looking at every pair', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const [a, b] = split(list)
      const all = list.flatMap((_, i) => list.slice(0, i).map((_, j) => [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)] as const))
      const counts = countPairs(a, b)
      expect(counts.pairs).toBe(all.length)
      expect(counts.balance).toBe(all.reduce((sum, [x, y]) => sum + x * y, 0))
      expect(counts.tiesA.pairs).toBe(all.filter(([x]) => x === 0).length)
      expect(counts.tiesB.pairs).toBe(all.filter(([, y]) => y === 0).length)
    }),
  )
})

it('tau-c reaches 1 on scales of different length, where tau-b cannot', () => {
  expect(kendallTauC([1, 1, 2, 2], [1, 2, 3, 4])).toBe(1)
  expect(kendallTauB([1, 1, 2, 2], [1, 2, 3, 4])).toBeLessThan(0.82)
})
