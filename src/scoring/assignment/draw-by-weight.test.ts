import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { drawByWeight } from './draw-by-weight.ts'

describe('drawByWeight', () => {
  it('draws so many different names as are asked for, or all that weigh anything', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 20 }), fc.nat(25), fc.string(), (list, count, seed) => {
        const weights = new Map(list.map((weight, index) => [`name-${index}`, weight]))
        const drawn = drawByWeight(weights, count, createRng(seed))
        expect(new Set(drawn).size).toBe(Math.min(count, list.filter((weight) => weight > 0).length))
        expect(drawn).toHaveLength(new Set(drawn).size)
      }),
    )
  })

  it('draws who weighs three times as much three times as often, in whatever order the names come', () => {
    const rng = createRng('weights')
    const first = Array.from(
      { length: 4000 },
      () =>
        drawByWeight(
          new Map([
            ['b', 1],
            ['a', 3],
          ]),
          1,
          rng,
        )[0],
    )
    const share = first.filter((name) => name === 'a').length / first.length
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 4000)) // 4 standard errors
    const ofOrder = (names: readonly string[]) => drawByWeight(new Map(names.map((name) => [name, 1])), 2, createRng('order'))
    expect(ofOrder(['a', 'b', 'c'])).toEqual(ofOrder(['c', 'b', 'a']))
  })
})
