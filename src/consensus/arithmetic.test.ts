import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smaller } from './clip-weights.ts'
import { divideFixed, multiplyFixed } from './fixed-point.ts'
import { quickSigmoid } from './liquid-alpha.ts'

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

describe('quickSigmoid', () => {
  it('is within 2e-9 of the formula with Math.exp from -20 to 20, and stays there beyond', () => {
    fc.assert(
      fc.property(fc.double({ min: -400, max: 400, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (wide, near) => {
        for (const x of [wide, near])
          expect(Math.abs(quickSigmoid(x) - 1 / (1 + Math.exp(-Math.max(-20, Math.min(20, x)))))).toBeLessThan(2e-9)
      }),
      { numRuns: 2000 },
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
