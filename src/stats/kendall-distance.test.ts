import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { kendallDistance } from './kendall-distance.ts'

const orders = fc
  .integer({ min: 0, max: 8 })
  .chain((n) => fc.tuple(...[1, 2, 3].map(() => fc.array(fc.integer({ min: 1, max: 4 }), { minLength: n, maxLength: n }))))

/** By looking at every pair: 1 where they are ordered differently, 1/2 where they are tied in just one. */
function slowly(a: readonly number[], b: readonly number[]): number {
  let [sum, pairs] = [0, 0]
  for (const [i] of a.entries())
    for (let j = 0; j < i; j++) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)]
      sum += Math.abs(x - y) / 2
      pairs += 1
    }
  return pairs === 0 ? 0 : sum / pairs
}

describe('kendallDistance', () => {
  it('is what counting every pair gives, whichever comes first, and in [0, 1]', () => {
    fc.assert(
      fc.property(orders, ([a, b]) => {
        expect(kendallDistance(a!, b!)).toBeCloseTo(slowly(a!, b!), 12)
        expect(kendallDistance(b!, a!)).toBe(kendallDistance(a!, b!))
        expect(kendallDistance(a!, b!) >= 0 && kendallDistance(a!, b!) <= 1).toBe(true)
      }),
    )
  })

  it('is 0 to itself and never longer by a detour', () => {
    fc.assert(
      fc.property(orders, ([a, b, c]) => {
        expect(kendallDistance(a!, a!)).toBe(0)
        expect(kendallDistance(a!, c!)).toBeLessThanOrEqual(kendallDistance(a!, b!) + kendallDistance(b!, c!) + 1e-12)
      }),
    )
  })

  it('is 1 to the reverse, a half to all ties, and 0 where there is nothing to order', () => {
    expect(kendallDistance([1, 2, 3], [3, 2, 1])).toBe(1)
    expect(kendallDistance([1, 2, 3], [7, 7, 7])).toBe(0.5)
    expect(kendallDistance([], [])).toBe(0)
    expect(kendallDistance([1], [9])).toBe(0)
  })

  it('refuses samples of different lengths and what is no number', () => {
    expect(() => kendallDistance([1, 2], [1])).toThrow(InvalidSampleError)
    expect(() => kendallDistance([1, Number.NaN], [1, 2])).toThrow(InvalidSampleError)
  })
})
