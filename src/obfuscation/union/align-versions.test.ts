import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignVersions } from './align-versions.ts'
import { createAllowance } from './allowance.ts'

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 })
const anything = () => true
const same = (a: string, b: string) => (a === b ? 1 : 0)
const versions = (lists: readonly string[][]) => lists.map((item, n) => ({ who: 1 << n, item }))

/** Length of the longest common subsequence, by trying everything. */
function longestCommon([a, ...as]: readonly string[], [b, ...bs]: readonly string[]): number {
  if (a === undefined || b === undefined) return 0
  return a === b ? 1 + longestCommon(as, bs) : Math.max(longestCommon([a, ...as], bs), longestCommon(as, [b, ...bs]))
}

describe('alignVersions', () => {
  it('keeps every list whole and in order, and puts only what is alike in one place', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (lists) => {
        const columns = alignVersions(versions(lists), same, anything)!
        for (const [n, list] of lists.entries())
          expect(columns.flatMap((column) => column.filter(({ who }) => who === 1 << n).map(({ item }) => item))).toEqual(list)
        for (const column of columns) expect(new Set(column.map(({ item }) => item)).size).toBe(1)
      }),
    )
  })

  it('shares as many places between two lists as can be shared', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const columns = alignVersions(versions([a, b]), same, anything)!
        expect(columns.length).toBe(a.length + b.length - longestCommon(a, b))
      }),
    )
  })

  it('compares no more than is allowed, all lists together', () => {
    const lists = versions([Array(60).fill('a'), Array(60).fill('b'), Array(60).fill('c')])
    expect(alignVersions(lists, same, createAllowance(20_000))).toBeDefined()
    expect(alignVersions(lists, same, createAllowance(8_000))).toBeUndefined()
  })
})
