import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smaller } from './clip-weights.ts'
import { divideFixed, multiplyFixed } from './fixed-point.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('smaller', () => {
  it('is the smaller one, to the last bit', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(smaller(a, b)).toBe(Math.min(a, b))
      }),
    )
  })
})

describe('fixed point', () => {
  const positive = fc.integer({ min: 0, max: 2 ** 33 })

  it('multiplies like 64-bit integers with 32 fractional bits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 33), max: 2 ** 33 }), positive, (a, b) => {
        expect(multiplyFixed(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n))
      }),
      { numRuns: 2000 },
    )
  })

  it('divides like them, also by large sums', () => {
    fc.assert(
      fc.property(positive, fc.oneof(fc.integer({ min: 1, max: 2 ** 33 }), fc.integer({ min: 2 ** 36, max: 2 ** 45 - 1 })), (a, b) => {
        expect(divideFixed(a, b)).toBe(Number((BigInt(a) << 32n) / BigInt(b)))
      }),
      { numRuns: 2000 },
    )
  })
})
