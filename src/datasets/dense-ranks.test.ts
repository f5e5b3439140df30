import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denseRanks } from './dense-ranks.ts'

const ranks = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }), { maxLength: 16 })

describe('denseRanks', () => {
  it('starts at 1, keeps ties and leaves gaps of knowledge', () => {
    expect(denseRanks([3, 0, undefined, 0, 7.5])).toEqual([2, 1, undefined, 1, 3])
    expect(denseRanks([])).toEqual([])
    expect(denseRanks([-0, 0])).toEqual([1, 1])
  })

  it('keeps the order of any two', () => {
    fc.assert(
      fc.property(ranks, (ranks) => {
        const dense = denseRanks(ranks)
        for (const [i, a] of ranks.entries())
          for (const [j, b] of ranks.entries())
            if (a !== undefined && b !== undefined) expect(Math.sign(dense[i]! - dense[j]!)).toBe(Math.sign(a - b) + 0)
      }),
    )
  })
})
