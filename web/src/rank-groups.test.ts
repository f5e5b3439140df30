import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankGroups } from './rank-groups.ts'

describe('rankGroups', () => {
  it('puts tied responses together, best first', () => {
    expect(rankGroups({ a: 1, b: 2, c: 1 })).toEqual([['a', 'c'], ['b']])
  })

  it('reads shared mean ranks as ties', () => {
    expect(rankGroups({ a: 3, b: 1.5, c: 1.5 })).toEqual([['b', 'c'], ['a']])
  })

  it('is empty for no ranks', () => {
    expect(rankGroups({})).toEqual([])
  })

  it('keeps every response exactly once, in non-descending rank', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^r\d{1,2}$/), fc.integer({ min: 1, max: 5 })), (ranks) => {
        const groups = rankGroups(ranks)
        expect(groups.flat().sort()).toEqual(Object.keys(ranks).sort())
        const order = groups.map((group) => new Set(group.map((id) => ranks[id]!)))
        expect(order.every((inGroup) => inGroup.size === 1)).toBe(true)
        const each = order.map((inGroup) => [...inGroup][0]!)
        expect(each).toEqual([...new Set(each)].sort((a, b) => a - b))
      }),
    )
  })
})
