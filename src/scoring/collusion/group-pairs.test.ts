import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupPairs } from './group-pairs.ts'
import { ruledDependence } from './ruled-dependence.ts'

const pair = (names: string, odds = 20) => ({ a: names[0]!, b: names[1]!, odds })
const never = () => false
const membersOf = (groups: readonly (readonly { a: string; b: string }[])[]) =>
  groups.map((group) => [...new Set(group.flatMap(({ a, b }) => [a, b]))].sort().join('')).sort()

describe('groupPairs', () => {
  it('finds a ring whole, also where not all of its members have met', () => {
    expect(membersOf(groupPairs([pair('ab'), pair('cd'), pair('bc')], never))).toEqual(['abcd'])
  })

  it('does not merge a chain whose ends were compared and answer apart', () => {
    const apart = (a: string, b: string) => [a, b].sort().join('') === 'ac'
    expect(membersOf(groupPairs([pair('ab', 30), pair('bc', 20)], apart))).toEqual(['ab', 'bc'])
  })

  it('keeps every pair, in one group each, with no two in it that are known to be apart; in whatever order pairs come', () => {
    const names = 'abcdef'
    const all = [...names].flatMap((a, i) => [...names.slice(i + 1)].map((b) => a + b))
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (linked, distinct) => {
        const pairs = linked.filter((name) => !distinct.includes(name)).map((name, n) => pair(name, n))
        const apart = (a: string, b: string) => distinct.includes([a, b].sort().join(''))
        const groups = groupPairs(pairs, apart)
        expect(groups.flat().toSorted((x, y) => x.odds - y.odds)).toEqual(pairs)
        for (const members of membersOf(groups))
          for (const a of members) for (const b of members) if (a !== b) expect(apart(a, b)).toBe(false)
        expect(membersOf(groupPairs(pairs.toReversed(), apart))).toEqual(membersOf(groups))
      }),
    )
  })
})

describe('ruledDependence', () => {
  const { between } = ruledDependence({ between: () => 0.4 }, { oneVoice: [['a', 'b', 'c']], cleared: [['d', 'e']] })

  it('makes one voice of a group, two of a cleared pair, and leaves all others as estimated', () => {
    expect([between('a', 'c'), between('c', 'a'), between('e', 'd'), between('a', 'd')]).toEqual([1, 1, 0, 0.4])
  })

  it('takes what is ruled, and what is estimated, out of voices where it is asked what a miner is without its voice', () => {
    const outside = ruledDependence({ between: () => 0.4 }, { oneVoice: [['a', 'b']], cleared: [['d', 'e']] }, 0).between
    expect([outside('a', 'b'), outside('d', 'e'), outside('a', 'd')]).toEqual([0, 0, 0.4])
  })

  it('holds nobody to copy itself', () => {
    expect(ruledDependence({ between: () => 0 }, { oneVoice: [['a', 'b']], cleared: [] }).between('a', 'a')).toBe(0)
  })
})
