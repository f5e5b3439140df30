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

  it('rounds halves up, as whole numbers say', () => {
    fc.assert(
      fc.property(fc.array(u16, { minLength: 1 }), (values) => {
        const max = Math.max(...values)
        const want = max === 0 ? values : values.map((value) => Math.floor((value * 65_535 * 2 + max) / (max * 2)))
        expect(maxUpscale(values)).toEqual(want)
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
