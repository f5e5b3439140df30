import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrestiCoullInterval } from './agresti-coull-interval.ts'
import { clopperPearsonInterval } from './clopper-pearson-interval.ts'
import { InvalidSampleError } from './errors.ts'
import { jeffreysInterval } from './jeffreys-interval.ts'
import { expectClose, readOracle } from './testing.ts'
import { wilsonInterval } from './wilson-interval.ts'

const intervals = { wilson: wilsonInterval, beta: clopperPearsonInterval, agresti_coull: agrestiCoullInterval, jeffreys: jeffreysInterval }
type Name = keyof typeof intervals
const names = Object.keys(intervals) as Name[]
const oracle = readOracle<{ k: number; n: number }, Record<Name, [number | string, number | string]>>('proportion-intervals')
const counts = fc.integer({ min: 1, max: 1000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

/** Probability that the interval holds the true share: summed over every number of successes that n trials can have. */
function coverage(name: Name, n: number, share: number): number {
  let logChoose = 0
  let sum = 0
  for (let k = 0; k <= n; k++) {
    const [low, high] = intervals[name](k, n)!
    if (low <= share && share <= high) sum += Math.exp(logChoose + k * Math.log(share) + (n - k) * Math.log(1 - share))
    logChoose += Math.log((n - k) / (k + 1))
  }
  return sum
}

describe.each(names)('the interval of a share by %s', (name) => {
  const interval = intervals[name]

  it.each(oracle)('equals $tool: $name', ({ input, expected, tol }) => {
    const ends = interval(input.k, input.n)
    expectClose(ends?.[0], expected[name][0], tol)
    expectClose(ends?.[1], expected[name][1], tol)
  })

  it('lies within [0, 1] and mirrors when success and failure change places', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const [low, high] = interval(k, n)!
        expect(0 <= low && low < high && high <= 1).toBe(true)
        expect(interval(n - k, n)![0]).toBeCloseTo(1 - high, 12)
      }),
    )
  })

  it('widens with the level and narrows with the trials', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const width = ([low, high]: readonly [number, number]) => high - low
        expect(width(interval(k, n, { level: 0.99 })!)).toBeGreaterThan(width(interval(k, n)!))
        expect(width(interval(4 * k, 4 * n)!)).toBeLessThan(width(interval(k, n)!))
      }),
    )
  })

  it('holds the true share in about 95 % of studies, counted exactly over all outcomes of 50 trials', () => {
    const shares = Array.from({ length: 79 }, (_, i) => 0.11 + i / 100)
    const covered = shares.map((share) => coverage(name, 50, share))
    expect(covered.reduce((a, b) => a + b, 0) / shares.length).toBeGreaterThan(0.945)
    expect(Math.min(...covered)).toBeGreaterThan(name === 'beta' ? 0.95 : 0.91)
  })

  it.each([
    [-1, 2, 0.95],
    [3, 2, 0.95],
    [Number.NaN, 2, 0.95],
    [1, Number.POSITIVE_INFINITY, 0.95],
    [5e-324, 5e-324, 0.95],
    [1, 2, 1],
    [1, 2, Number.NaN],
  ])('refuses %d of %d at level %d', (k, n, level) => {
    expect(() => interval(k, n, { level })).toThrow(InvalidSampleError)
  })
})
