import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { readOracle } from './testing.ts'
import { wilsonInterval } from './wilson-interval.ts'

const counts = fc.integer({ min: 1, max: 1000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('wilsonInterval', () => {
  it.each(readOracle<{ k: number; n: number }, { wilson: [number, number] }>('wilson-interval'))(
    'equals $tool: $name',
    ({ input, expected, tol }) => {
      const [low, high] = wilsonInterval(input.k, input.n)!
      expect(Math.abs(low - expected.wilson[0])).toBeLessThanOrEqual(tol)
      expect(Math.abs(high - expected.wilson[1])).toBeLessThanOrEqual(tol)
    },
  )

  it('holds the share, within [0, 1], and mirrors when success and failure change places', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const [low, high] = wilsonInterval(k, n)!
        expect(0 <= low && low <= k / n && k / n <= high && high <= 1).toBe(true)
        expect(wilsonInterval(n - k, n)![0]).toBeCloseTo(1 - high, 12)
      }),
    )
  })

  it('does not exist without trials', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined()
  })

  it.each([
    [2, 1],
    [-1, 3],
    [Number.NaN, 3],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %s of %s', (k, n) => {
    expect(() => wilsonInterval(k, n)).toThrow(InvalidSampleError)
  })
})
