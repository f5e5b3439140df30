import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { bootstrapInterval } from './bootstrap-interval.ts'
import { InvalidSampleError } from './errors.ts'
import { multinomialDraw } from './multinomial-draw.ts'

/** Weighted mean of fixed values: the statistic of most tests here. */
const meanOf = (values: readonly number[]) => (weights: Float64Array) => {
  let sum = 0
  let total = 0
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!
    total += weights[i]!
  }
  return total === 0 ? undefined : sum / total
}
const ones = (n: number) => new Array<number>(n).fill(1)

describe('bootstrapInterval', () => {
  it('gives the same interval for the same seed and another for another', () => {
    const values = Array.from({ length: 40 }, (_, i) => i)
    const interval = (seed: string) => bootstrapInterval(ones(40), meanOf(values), { rng: createRng(seed) })
    expect(interval('a')).toEqual(interval('a'))
    expect(interval('a')).not.toEqual(interval('b'))
  })

  it('lies within the values and holds most of the resamples around the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 30 }), fc.string(), (values, seed) => {
        const [low, high] = bootstrapInterval(ones(values.length), meanOf(values), { rng: createRng(seed), resamples: 200 })!
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  it('is close to the exact interval of a mean: Student t with n - 1 degrees of freedom', () => {
    const rng = createRng('normal sample')
    const values = Array.from({ length: 30 }, () => rng.normal())
    const mean = values.reduce((a, b) => a + b) / 30
    const error = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 29 / 30)
    const [low, high] = bootstrapInterval(ones(30), meanOf(values), { rng, resamples: 20_000 })!
    expect((high - low) / (2 * 2.0452296 * error)).toBeCloseTo(1, 1) // t quantile .975 for 29 degrees of freedom, from tables
  })

  it('is the same whether equal observations are counted or listed, up to chance', () => {
    const counted = bootstrapInterval([120, 80], meanOf([0, 1]), { rng: createRng('c'), resamples: 20_000 })!
    const values = Array.from({ length: 200 }, (_, i) => Number(i >= 120))
    const listed = bootstrapInterval(ones(200), meanOf(values), { rng: createRng('l'), resamples: 20_000 })!
    expect(counted[0]).toBeCloseTo(listed[0], 1)
    expect(counted[1]).toBeCloseTo(listed[1], 1)
  })

  it('is wider by cluster where observations of a cluster are copies', () => {
    const values = Array.from({ length: 100 }, (_, i) => Math.floor(i / 10))
    const width = ([low, high]: readonly [number, number]) => high - low
    const alone = bootstrapInterval(ones(100), meanOf(values), { rng: createRng('w') })!
    const clustered = bootstrapInterval(ones(100), meanOf(values), { rng: createRng('w'), clusters: values })!
    expect(width(clustered) / width(alone)).toBeGreaterThan(2)
  })

  it('covers the true mean of a skewed population in 92 to 97 of 100 samples of 40', () => {
    const rng = createRng('coverage')
    let covered = 0
    for (let study = 0; study < 500; study++) {
      const values = Array.from({ length: 40 }, () => -Math.log(1 - rng.next()))
      const [low, high] = bootstrapInterval(ones(40), meanOf(values), { rng, resamples: 300 })!
      if (low <= 1 && 1 <= high) covered++
    }
    expect(covered / 500).toBeGreaterThan(0.92)
    expect(covered / 500).toBeLessThan(0.97)
  })

  it('does not exist for one observation, one cluster, or a statistic that mostly does not exist', () => {
    const rng = createRng('none')
    expect(bootstrapInterval([1], meanOf([3]), { rng })).toBeUndefined()
    expect(bootstrapInterval([5, 5], meanOf([3, 4]), { rng, clusters: [1, 1] })).toBeUndefined()
    expect(bootstrapInterval([], () => 1, { rng })).toBeUndefined()
    expect(bootstrapInterval([1, 1], ([a, b]) => (a === b ? 1 : undefined), { rng })).toBeUndefined()
  })

  it.each([
    ['a negative count', [1, -1], {}],
    ['a count that is no whole number', [1, 0.5], {}],
    ['more observations than fit into memory', [1e15, 1], {}],
    ['a level of 1', [1, 1], { level: 1 }],
    ['one resample', [1, 1], { resamples: 1 }],
    ['too few clusters', [1, 1], { clusters: [0] }],
    ['a cluster number that is too large', [1, 1], { clusters: [0, 2] }],
  ])('refuses %s', (_, counts, options) => {
    expect(() => bootstrapInterval(counts, () => 1, { rng: createRng('bad'), ...options })).toThrow(InvalidSampleError)
  })
})

describe('multinomialDraw', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 })

  it('draws as often as there are observations, and never what does not occur', () => {
    fc.assert(
      fc.property(counts, fc.string(), (sample, seed) => {
        const drawn = new Float64Array(sample.length)
        multinomialDraw(sample, createRng(seed))(drawn)
        expect(drawn.reduce((a, b) => a + b)).toBe(sample.reduce((a, b) => a + b))
        drawn.forEach((times, i) => {
          expect(times).toBeGreaterThanOrEqual(0)
          if (sample[i] === 0) expect(times).toBe(0)
        })
      }),
    )
  })

  it.each([
    ['few distinct observations', [400, 100, 300, 0, 200]],
    ['all distinct', ones(10)],
  ])('has the mean n p and the variance n p (1 - p) of a multinomial: %s', (_, sample) => {
    const n = sample.reduce((a, b) => a + b)
    const draw = multinomialDraw(sample, createRng('moments'))
    const drawn = new Float64Array(sample.length)
    const draws = 20_000
    const sums = sample.map(() => [0, 0])
    for (let i = 0; i < draws; i++) {
      draw(drawn)
      drawn.forEach((times, cell) => {
        sums[cell]![0]! += times
        sums[cell]![1]! += times ** 2
      })
    }
    sample.forEach((count, cell) => {
      const p = count / n
      const mean = sums[cell]![0]! / draws
      const variance = sums[cell]![1]! / draws - mean ** 2
      expect(Math.abs(mean - n * p)).toBeLessThanOrEqual(5 * Math.sqrt((n * p * (1 - p)) / draws))
      expect(Math.abs(variance - n * p * (1 - p))).toBeLessThanOrEqual(0.08 * n * p * (1 - p))
    })
  })
})
