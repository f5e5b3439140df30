import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { rankData } from '../stats/rank-data.ts'
import { consensusIntervals } from './consensus-intervals.ts'
import { consensusOrder } from './consensus-order.ts'
import { InvalidScoringInputError } from './errors.ts'
import { pairAgreement } from './pair-agreement.ts'
import { taskAgreement } from './task-agreement.ts'
import { anyOrder, noDependence } from './testing.ts'

const crowd = fc.array(fc.tuple(anyOrder(5), fc.integer({ min: 0, max: 10 })), { minLength: 1, maxLength: 8 })
const split = (list: [number[], number][]) => ({ values: list.map(([ranks]) => ranks), weights: list.map(([, weight]) => weight / 10) })

describe('consensusOrder', () => {
  it('is the order of a single rater, in units of its standard deviation', () => {
    fc.assert(
      fc.property(anyOrder(5), (ranks) => {
        const { scores, ranks: common } = consensusOrder({ values: [ranks], weights: [0.3] })
        expect(common).toEqual(ranks)
        expect(scores.reduce((sum, score) => sum + score ** 2, 0) / 5).toBeCloseTo(1, 9)
      }),
    )
  })

  it('ties exactly what is equal on paper, whatever the order of raters', () => {
    fc.assert(
      fc.property(crowd, (list) => {
        expect(consensusOrder(split(list.toReversed())).ranks).toEqual(consensusOrder(split(list)).ranks)
      }),
    )
    const { scores, ranks } = consensusOrder({
      values: [
        [1, 2, 3],
        [3, 2, 1],
        [1, 2, 3],
        [3, 2, 1],
      ],
      weights: [0.1, 0.1, 0.7, 0.7],
    })
    expect(scores).toEqual([0, 0, 0])
    expect(ranks).toEqual([2, 2, 2])
  })

  it('follows the more reliable rater', () => {
    const values = [
      [1, 2, 3],
      [3, 2, 1],
    ]
    expect(consensusOrder({ values, weights: [0.6, 0.1] }).ranks).toEqual([1, 2, 3])
    expect(consensusOrder({ values, weights: [0.1, 0.6] }).ranks).toEqual([3, 2, 1])
  })

  it('hears nothing from who ties everything or has no weight', () => {
    fc.assert(
      fc.property(crowd, anyOrder(5), (list, stranger) => {
        const more: [number[], number][] = [...list, [[3, 3, 3, 3, 3], 9], [stranger, 0]]
        expect(consensusOrder(split(more))).toEqual(consensusOrder(split(list)))
      }),
    )
  })

  it('ties everything when nobody prefers anything', () => {
    expect(consensusOrder({ values: [[1, 1, 1]], weights: [1] })).toEqual({ scores: [0, 0, 0], ranks: [2, 2, 2] })
    expect(consensusOrder({ values: [], weights: [] })).toEqual({ scores: [], ranks: [] })
  })

  it('refuses missing weights, ragged ranks and weights that are no weights', () => {
    expect(() => consensusOrder({ values: [[1, 2]], weights: [] })).toThrow(InvalidScoringInputError)
    expect(() => consensusOrder({ values: [[1, 2], [1]], weights: [1, 1] })).toThrow(InvalidScoringInputError)
    expect(() => consensusOrder({ values: [[1, 2]], weights: [Number.NaN] })).toThrow(InvalidScoringInputError)
    expect(() => consensusOrder({ values: [[1, 2]], weights: [-1] })).toThrow(InvalidScoringInputError)
  })
})

describe('consensusIntervals', () => {
  const intervals = (values: number[][], weights = values.map(() => 1)) =>
    consensusIntervals({ values, weights, dependence: noDependence(values.length) })

  it('covers the score that all judges together would give, in 93 to 97 % of 2,000 simulated studies of 30 judges', () => {
    const rng = createRng('intervals')
    const look = () => rankData([0, 0.5, 1, 2].map((worth) => 1.5 * rng.normal() - worth))
    const all = Array.from({ length: 40_000 }, look)
    const expected = consensusOrder({ values: all, weights: all.map(() => 1) }).scores
    const covered = [0, 0, 0, 0]
    for (let study = 0; study < 2000; study++)
      for (const [item, { low, high }] of intervals(Array.from({ length: 30 }, look))!.entries())
        if (low <= expected[item]! && expected[item]! <= high) covered[item]!++
    for (const count of covered) expect(count / 2000 >= 0.93 && count / 2000 <= 0.97).toBe(true)
  })

  it('narrows with judges, but never to nothing because a handful are unanimous', () => {
    const width = (count: number) => {
      const { low, high } = intervals(Array.from({ length: count }, () => [1, 2, 3, 4]))![0]!
      return high - low
    }
    expect(width(2)).toBeGreaterThan(width(4))
    expect(width(4)).toBeGreaterThan(width(12))
    expect(width(12)).toBeGreaterThan(0)
  })

  it('takes copies for one judge', () => {
    const values = [
      [1, 2, 3],
      [1, 2, 3],
    ]
    const weights = [0.5, 0.5]
    const copies = [
      [0, 1],
      [1, 0],
    ]
    expect(consensusIntervals({ values, weights, dependence: copies })).toEqual(intervals([[1, 2, 3]]))
  })

  it('contains the score, and does not exist when nobody prefers anything', () => {
    fc.assert(
      fc.property(crowd, (list) => {
        const { values, weights } = split(list)
        const { scores } = consensusOrder({ values, weights })
        for (const [item, { low, high }] of (intervals(values, weights) ?? []).entries())
          expect(low <= scores[item]! + 1e-9 && high >= scores[item]! - 1e-9).toBe(true)
      }),
    )
    expect(intervals([[1, 1, 1]])).toBeUndefined()
    expect(intervals([])).toBeUndefined()
  })
})

describe('pairAgreement', () => {
  it('shares out between a over b and b over a', () => {
    fc.assert(
      fc.property(crowd, (list) => {
        const forward = pairAgreement({ ...split(list), a: 0, b: 1 })
        const backward = pairAgreement({ ...split(list), a: 1, b: 0 })
        if (forward === undefined) expect(backward).toBeUndefined()
        else expect(forward + backward!).toBeCloseTo(1, 12)
      }),
    )
  })

  it('does not exist when nobody has weight, and refuses an item that is not there', () => {
    expect(pairAgreement({ values: [[1, 2]], weights: [0], a: 0, b: 1 })).toBeUndefined()
    expect(() => pairAgreement({ values: [[1, 2]], weights: [1], a: 0, b: 7 })).toThrow(InvalidScoringInputError)
    expect(() => pairAgreement({ values: [[1, 2]], weights: [], a: 0, b: 1 })).toThrow(InvalidScoringInputError)
  })
})

describe('taskAgreement', () => {
  it('is 1 for one common order, below 0 for opposite ones', () => {
    expect(
      taskAgreement([
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toBe(1)
    expect(
      taskAgreement([
        [1, 2, 3],
        [3, 2, 1],
      ])!,
    ).toBeLessThan(0)
  })

  it('does not exist for one judge, for none, or when nobody prefers anything', () => {
    expect(taskAgreement([])).toBeUndefined()
    expect(taskAgreement([[1, 2, 3]])).toBeUndefined()
    expect(
      taskAgreement([
        [1, 1, 1],
        [2, 2, 2],
      ]),
    ).toBeUndefined()
  })

  it('lies in [-1, 1] and does not depend on the order of judges', () => {
    fc.assert(
      fc.property(fc.array(anyOrder(4), { minLength: 2, maxLength: 6 }), (values) => {
        const alpha = taskAgreement(values)!
        expect(alpha >= -1 && alpha <= 1).toBe(true)
        expect(taskAgreement(values.toReversed())).toBeCloseTo(alpha, 12)
      }),
    )
  })
})
