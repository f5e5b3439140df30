import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { meanInterval } from './mean-interval.ts'

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 30 })

describe('meanInterval', () => {
  it("is the mean with Student's quantile of the table on either side", () => {
    // t(0.975; 4) = 2.776, t(0.975; 1) = 12.706, t(0.995; 9) = 3.250: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2
    const [low, high] = meanInterval([1, 2, 3, 4, 5])!
    expect(high - 3).toBeCloseTo(2.776 * Math.sqrt(2.5 / 5), 3)
    expect(3 - low).toBeCloseTo(high - 3, 12)
    expect(meanInterval([0, 1])![1]).toBeCloseTo(0.5 + (12.706 * Math.SQRT1_2) / Math.SQRT2, 3)
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect(meanInterval(ten, { level: 0.99 })![1]).toBeCloseTo(5.5 + 3.25 * Math.sqrt(82.5 / 9 / 10), 3)
  })

  it('holds the mean in its middle, moves and stretches with the values, and is wider the surer it is to be', () => {
    fc.assert(
      fc.property(values, (sample) => {
        const [low, high] = meanInterval(sample)!
        expect((low + high) / 2).toBeCloseTo(sample.reduce((sum, value) => sum + value, 0) / sample.length, 6)
        const moved = meanInterval(sample.map((value) => 3 - 2 * value))!
        expect(moved[0]).toBeCloseTo(3 - 2 * high, 4)
        const surer = meanInterval(sample, { level: 0.99 })!
        expect(surer[1] - surer[0]).toBeGreaterThanOrEqual(high - low)
      }),
    )
  })

  it('does not exist for fewer than two values, and has no width where all are equal', () => {
    expect(meanInterval([])).toBeUndefined()
    expect(meanInterval([1])).toBeUndefined()
    expect(meanInterval([4, 4, 4])).toEqual([4, 4])
    expect(() => meanInterval([1, Number.NaN])).toThrow(InvalidSampleError)
    expect(() => meanInterval([1, 2], { level: 1 })).toThrow(InvalidSampleError)
  })
})
