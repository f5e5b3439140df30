import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import oracle from './max-upscale.oracle.json' with { type: 'json' }
import { maxUpscale } from './max-upscale.ts'
import { quantizeWeights } from './quantize-weights.ts'

const u16 = fc.integer({ min: 0, max: 65_535 })
const weights = fc.uniqueArray(fc.tuple(u16, fc.double({ min: 0, max: 1e300, noNaN: true })), { selector: ([uid]) => uid, maxLength: 40 })

describe('maxUpscale', () => {
  it.each(oracle.max_upscale_u16)('equals the pallet: $values', ({ values, expected }) => {
    expect(maxUpscale(values)).toEqual(expected)
  })

  it('rounds halves up as whole numbers say, up to a maximum of 32768', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 32_768 }), { minLength: 1 }), (values) => {
        const max = Math.max(...values)
        const want = max === 0 ? values : values.map((value) => Math.floor((value * 65_535 * 2 + max) / (max * 2)))
        expect(maxUpscale(values)).toEqual(want)
      }),
    )
  })

  it('beyond it rounds a ratio that was cut to 32 bits before: less than 2^-16 above a half may fall, nothing else may', () => {
    expect(maxUpscale([15_288, 65_520])).toEqual([15_291, 65_535]) // 15288 x 65535 / 65520 = 15291.5
    fc.assert(
      fc.property(fc.array(u16), fc.integer({ min: 32_769, max: 65_535 }), (others, max) => {
        const values = [max, ...others.map((value) => Math.min(value, max))]
        for (const [index, scaled] of maxUpscale(values).entries()) {
          const exact = (values[index]! * 65_535) / max
          expect(Math.abs(scaled - exact)).toBeLessThanOrEqual(0.5 + 2 ** -16)
          if (Math.abs((exact % 1) - 0.5) > 2 ** -16) expect(scaled).toBe(Math.round(exact))
        }
      }),
    )
  })
})

describe('quantizeWeights', () => {
  it('gives ascending uids with values from 1 to 65535, the largest at 65535, which the chain keeps as they are', () => {
    fc.assert(
      fc.property(weights, (entries) => {
        const { dests, values } = quantizeWeights(new Map(entries))
        expect(dests).toEqual([...dests].sort((a, b) => a - b))
        expect(values.every((value) => Number.isInteger(value) && value >= 1)).toBe(true)
        expect(maxUpscale(values)).toEqual(values)
        expect(values.length === 0 || Math.max(...values) === 65_535).toBe(true)
        expect(values.length > 0).toBe(entries.some(([, weight]) => weight > 0))
      }),
    )
  })

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses a weight of %d', (weight) => {
    expect(() => quantizeWeights(new Map([[1, weight]]))).toThrow(RangeError)
  })
})
