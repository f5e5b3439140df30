import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStronglyConnected } from './is-strongly-connected.ts'
import { itemBlocks } from './item-blocks.ts'

const ITEMS = 5
const edges = fc.array(fc.tuple(fc.nat(ITEMS - 1), fc.nat(ITEMS - 1)), { maxLength: 12 })

/** Which items lead to which, by Warshall's closure: slow and obvious. */
function closure(pairs: readonly (readonly [number, number])[]): boolean[][] {
  const leads = Array.from({ length: ITEMS }, (_, i) => Array.from({ length: ITEMS }, (_, j) => i === j))
  for (const [i, j] of pairs) leads[i]![j] = true
  for (let via = 0; via < ITEMS; via++)
    for (let i = 0; i < ITEMS; i++) for (let j = 0; j < ITEMS; j++) if (leads[i]![via] && leads[via]![j]) leads[i]![j] = true
  return leads
}

const columns = (pairs: readonly (readonly [number, number])[]) => [pairs.map(([i]) => i), pairs.map(([, j]) => j)] as const

describe('isStronglyConnected', () => {
  it('equals the closure', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        expect(isStronglyConnected(ITEMS, ...columns(pairs))).toBe(closure(pairs).flat().every(Boolean))
      }),
    )
  })
})

describe('itemBlocks', () => {
  it('puts two items into one block exactly when comparisons link them', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const { blockOf } = itemBlocks(ITEMS, ...columns(pairs))
        const linked = closure([...pairs, ...pairs.map(([i, j]) => [j, i] as const)])
        for (let i = 0; i < ITEMS; i++) for (let j = 0; j < ITEMS; j++) expect(blockOf[i] === blockOf[j]).toBe(linked[i]![j])
      }),
    )
  })

  it('gives each two items of a block a place of their own in the matrix', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const { blockOf, row, column, starts, count } = itemBlocks(ITEMS, ...columns(pairs))
        const places: number[] = []
        for (let i = 0; i < ITEMS; i++) for (let j = 0; j < ITEMS; j++) if (blockOf[i] === blockOf[j]) places.push(row[i]! + column[j]!)
        expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: starts[count]! }, (_, place) => place))
      }),
    )
  })
})
