import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perceptRanks } from './percept-ranks.ts'

const percepts = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { maxLength: 16 })

describe('perceptRanks', () => {
  it('ties what is close and leaves the places after a tie empty', () => {
    expect(perceptRanks([5, 9, 8.8, 1], 0.5)).toEqual([3, 1, 1, 4])
  })

  it('does not let a chain of close neighbours tie its ends', () => {
    expect(perceptRanks([3, 2.6, 2.2], 0.5)).toEqual([1, 1, 3])
  })

  it('ties equal percepts even at width 0, and everything at infinite width', () => {
    expect(perceptRanks([2, 2, 1], 0)).toEqual([1, 1, 3])
    expect(perceptRanks([2, 5, 1], Number.POSITIVE_INFINITY)).toEqual([1, 1, 1])
  })

  it('never ranks the better one lower', () => {
    fc.assert(
      fc.property(percepts, fc.float({ min: 0, max: 5, noNaN: true }), (values, tieWidth) => {
        const ranks = perceptRanks(values, tieWidth)
        for (const [i, a] of values.entries())
          for (const [j, b] of values.entries()) if (a > b) expect(ranks[i]).toBeLessThanOrEqual(ranks[j]!)
      }),
    )
  })
})
