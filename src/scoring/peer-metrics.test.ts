import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peerIcc } from './peer-icc.ts'
import { peerKappa } from './peer-kappa.ts'
import { peerSpearman } from './peer-spearman.ts'
import { anyOrder } from './testing.ts'

type Metric = (own: number[], others: number[][], weights?: number[]) => number | undefined
const metrics: [string, Metric][] = [
  ['peerSpearman', (own, values, weights = values.map(() => 1)) => peerSpearman(own, { values, weights })],
  ['peerKappa', (own, values, weights = values.map(() => 1)) => peerKappa(own, { values, weights })],
  ['peerIcc', (own, grades, weights = grades.map(() => 1)) => peerIcc(own, { grades, weights })],
]

describe.each(metrics)('%s', (_, metric) => {
  it.each([2, 3, 4, 5, 6, 7, 8])('orientation, %i items: same as the others = 1 > swapped > reversed', (n) => {
    const order = Array.from({ length: n }, (_, i) => i + 1)
    const others = [order, order, order]
    const reversed = metric(order.toReversed(), others)!
    expect(metric(order, others)).toBe(1)
    expect(reversed).toBeLessThanOrEqual(-0.9)
    if (n > 2) {
      const swapped = metric([2, 1, ...order.slice(2)], others)!
      expect(swapped < 1 && swapped > reversed).toBe(true)
    }
  })

  it('constant = chance: one value for everything is exactly 0', () => {
    fc.assert(
      fc.property(fc.array(anyOrder(4), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 10 }), (others, value) => {
        expect(metric([value, value, value, value], others) ?? 0).toBe(0)
      }),
    )
  })

  it('lies in [-1, 1] or does not exist', () => {
    const any = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 5 }), (own, others) => {
        const value = metric(own, others) ?? 0
        expect(value >= -1 && value <= 1).toBe(true)
      }),
    )
  })

  it('does not depend on the order of the others', () => {
    fc.assert(
      fc.property(anyOrder(4), fc.array(anyOrder(4), { minLength: 2, maxLength: 5 }), (own, others) => {
        const [before, after] = [metric(own, others), metric(own, others.toReversed())]
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after).toBeCloseTo(before, 9)
      }),
    )
  })

  it('does not hear raters of weight 0 or raters who prefer nothing', () => {
    const [own, truth] = [
      [1, 2, 4, 3],
      [1, 2, 3, 4],
    ]
    const alone = metric(own, [truth])!
    expect(metric(own, [truth, truth.toReversed()], [1, 0])).toBeCloseTo(alone, 12)
    expect(metric(own, [truth, [2, 2, 2, 2]])).toBeCloseTo(alone, 12)
  })

  it('does not exist without others who prefer something', () => {
    expect(metric([1, 2, 3], [])).toBeUndefined()
    expect(
      metric(
        [1, 2, 3],
        [
          [2, 2, 2],
          [1, 1, 1],
        ],
      ),
    ).toBeUndefined()
    expect(metric([1, 2, 3], [[1, 2, 3]], [0])).toBeUndefined()
  })
})

describe('peerIcc', () => {
  const grade = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 5, maxLength: 5 })

  it('scale: m * a + b for everybody changes nothing', () => {
    fc.assert(
      fc.property(grade, grade, grade, fc.constantFrom(2, 10, 11), fc.integer({ min: -9, max: 9 }), (own, a, b, m, shift) => {
        const scaled = (list: number[]) => list.map((x) => m * x + shift)
        const before = peerIcc(own, { grades: [a, b], weights: [1, 1] })
        const after = peerIcc(scaled(own), { grades: [scaled(a), scaled(b)], weights: [1, 1] })
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after).toBeCloseTo(before, 6)
      }),
    )
  })

  it('asks for the same use of the scale: two steps too high lowers it', () => {
    const peers = { grades: [[1, 3, 5, 7]], weights: [1] }
    expect(peerIcc([3, 5, 7, 9], peers)!).toBeLessThan(peerIcc([1, 3, 5, 7], peers)!)
  })
})

it('peerKappa falls when the others are split, though their common order stays', () => {
  const own = [1, 2, 3, 4]
  const together = { values: [own, own], weights: [1, 1] }
  const split = { values: [own, own, own.toReversed()], weights: [1, 1, 1] }
  expect(peerSpearman(own, split)).toBe(peerSpearman(own, together))
  expect(peerKappa(own, split)!).toBeLessThan(peerKappa(own, together)!)
})
