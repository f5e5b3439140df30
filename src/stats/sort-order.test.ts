import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { sortOrder } from './sort-order.ts'

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 5e-324, -5e-324, 1, 1 + 2 ** -52, -1, -1 - 2 ** -52, Number.MAX_VALUE, -Number.MAX_VALUE),
)
/** Array.prototype.sort is stable. */
const slowly = (x: ArrayLike<number>) => Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]!)

describe('sortOrder', () => {
  it.each([
    ['few values (insertion)', 0, 64],
    ['many values (radix)', 65, 200],
  ])('equals a stable comparison sort for %s', (_, minLength, maxLength) => {
    fc.assert(
      fc.property(fc.array(number, { minLength, maxLength }), (x) => {
        expect([...sortOrder(x)]).toEqual(slowly(x))
      }),
    )
  })

  it.each([
    ['values that differ in their last bits only', (rng: ReturnType<typeof createRng>) => 1 + rng.int(0, 2000) * 2 ** -52],
    ['whole numbers with ties', (rng) => rng.int(-500, 500)],
    ['values of both signs', (rng) => rng.normal()],
  ])('equals it for 12,000 %s', (_, draw) => {
    const rng = createRng('sort-order')
    const x = Float64Array.from({ length: 12_000 }, () => draw(rng))
    expect([...sortOrder(x)]).toEqual(slowly(x))
  })
})
