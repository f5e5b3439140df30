import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightedKappa } from '../stats/weighted-kappa.ts'
import { anyOrder } from './testing.ts'
import { truthDistance } from './truth-distance.ts'
import { truthSpearman } from './truth-spearman.ts'

const sizes = [2, 3, 4, 5, 6, 7, 8]
const inOrder = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

function permutations(list: number[]): number[][] {
  if (list.length < 2) return [list]
  return list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}

describe.each([
  ['truthSpearman', truthSpearman],
  ['truthDistance', truthDistance],
] as const)('%s', (_, metric) => {
  it.each(sizes)('orientation, %i items: perfect > every swap > reversed', (n) => {
    const truth = inOrder(n)
    const reversed = truth.toReversed()
    expect(metric(truth, truth)).toBe(1)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const swapped = truth.with(i, truth[j]!).with(j, truth[i]!)
        expect(metric(swapped, truth)!).toBeLessThan(1)
        if (swapped.join() !== reversed.join()) expect(metric(swapped, truth)!).toBeGreaterThan(metric(reversed, truth)!)
      }
    }
    expect(metric(reversed, truth)!).toBeLessThanOrEqual(-0.5)
  })

  it.each(sizes)('constant = chance, %i items: one rank for everything is exactly 0', (n) => {
    fc.assert(
      fc.property(anyOrder(n), fc.integer({ min: 1, max: 16 }), (truth, rank) => {
        expect(
          metric(
            truth.map(() => rank),
            truth,
          ),
        ).toBe(0)
      }),
    )
  })

  it.each([2, 3, 4, 5, 6])('is 0 on average over all orders of %i items', (n) => {
    const all = permutations(inOrder(n))
    const sum = all.reduce((total, order) => total + metric(order, inOrder(n))!, 0)
    expect(sum / all.length).toBeCloseTo(0, 12)
  })

  it('changes nothing when items are permuted together with the truth', () => {
    fc.assert(
      fc.property(anyOrder(6), anyOrder(6), anyOrder(6), (own, truth, permutation) => {
        const moved = (list: number[]) => permutation.map((i) => list[i - 1]!)
        expect(metric(moved(own), moved(truth))).toBeCloseTo(metric(own, truth)!, 12)
      }),
    )
  })

  it('partial truth: ranks of unknown items change nothing', () => {
    fc.assert(
      fc.property(
        anyOrder(3),
        anyOrder(3),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
        (own, truth, extra) => {
          const spread = own.map((rank) => rank * 3) // room for unknown items anywhere between
          expect(metric([...spread, ...extra], [...truth, undefined, undefined])).toBe(metric(own, truth))
        },
      ),
    )
  })

  it('does not exist when fewer than two places are known or all known items are equally good', () => {
    expect(metric([1, 2, 3], [1, undefined, undefined])).toBeUndefined()
    expect(metric([1, 2, 3], [undefined, undefined, undefined])).toBeUndefined()
    expect(metric([1, 2, 3], [1, 1, undefined])).toBeUndefined()
  })
})

it('truthDistance equals linearly weighted kappa on average ranks', () => {
  const scale = Array.from({ length: 11 }, (_, step) => 1 + step / 2)
  fc.assert(
    fc.property(anyOrder(6), anyOrder(6), (own, truth) => {
      expect(truthDistance(own, truth)).toBeCloseTo(weightedKappa(own, truth, { scale, weights: 'linear' })!, 12)
    }),
  )
})
