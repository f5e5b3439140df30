import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidScoringInputError } from './errors.ts'
import { ledgerWeights } from './ledger-weights.ts'
import { raterWeights } from './rater-weights.ts'
import { reliability } from './reliability.ts'
import { sumWindow } from './sum-window.ts'

const entries = fc.array(
  fc.record({
    epoch: fc.integer({ min: 0, max: 9 }),
    miner: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  { maxLength: 60 },
)

describe('sumWindow', () => {
  it('gives the same bits in whatever order entries are read', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list.map((entry) => [entry, keys.next().value] as const).sort((x, y) => x[1] - y[1])
        const window = { epoch: 8, window: 5 }
        expect([
          ...sumWindow(
            shuffled.map(([entry]) => entry),
            window,
          ),
        ]).toEqual([...sumWindow(list, window)])
      }),
    )
  })

  it('counts the last epochs only, both ends included', () => {
    const list = [0, 1, 2, 3, 4].map((epoch) => ({ epoch, miner: 'a', value: 2 ** -epoch }))
    expect(sumWindow(list, { epoch: 3, window: 2 })).toEqual(new Map([['a', { sum: 0.25 + 0.125, count: 2 }]]))
  })

  it('refuses values off the scale and windows of nothing', () => {
    expect(() => sumWindow([{ epoch: 1, miner: 'a', value: Number.NaN }], { epoch: 1, window: 1 })).toThrow(InvalidScoringInputError)
    expect(() => sumWindow([{ epoch: 1, miner: 'a', value: 1.5 }], { epoch: 1, window: 1 })).toThrow(InvalidScoringInputError)
    expect(() => sumWindow([], { epoch: 1, window: 0 })).toThrow(InvalidScoringInputError)
  })
})

describe('ledgerWeights', () => {
  it('gives shares >= 0 that sum to 1, or nothing when nobody is above 0', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const sums = sumWindow(list, { epoch: 9, window: 10 })
        const weights = [...ledgerWeights(sums).values()]
        if ([...sums.values()].every(({ sum }) => sum <= 0)) expect(weights).toEqual([])
        else {
          expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
          expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
        }
      }),
    )
  })

  it('pays nothing for negative sums, and does not let them lift the others', () => {
    const sums = new Map([
      ['a', { sum: 2, count: 2 }],
      ['b', { sum: 2, count: 2 }],
      ['c', { sum: -9, count: 9 }],
    ])
    expect(ledgerWeights(sums)).toEqual(
      new Map([
        ['a', 0.5],
        ['b', 0.5],
        ['c', 0],
      ]),
    )
  })

  it('is the same in whatever order miners come', () => {
    const list: [string, { sum: number; count: number }][] = [
      ['b', { sum: 0.1, count: 1 }],
      ['a', { sum: 0.2, count: 1 }],
      ['c', { sum: 0.3, count: 1 }],
    ]
    expect([...ledgerWeights(new Map(list))]).toEqual([...ledgerWeights(new Map(list.toReversed()))])
  })
})

describe('reliability', () => {
  it('starts at 0 and moves towards the mean with evidence', () => {
    const shrunk = (count: number) => reliability({ sum: 0.8 * count, count }, { prior: 10 })
    expect(shrunk(0)).toBe(0)
    expect(shrunk(10)).toBeCloseTo(0.4, 12)
    expect(shrunk(1000)).toBeCloseTo(0.8, 1)
    expect(reliability({ sum: 0, count: 0 }, { prior: 0 })).toBe(0)
  })

  it('refuses sums that no scores can give', () => {
    for (const [sum, count] of [
      [2, 1],
      [Number.NaN, 1],
      [0, -1],
      [0, Number.POSITIVE_INFINITY],
    ] as const)
      expect(() => reliability({ sum, count }, { prior: 10 })).toThrow(InvalidScoringInputError)
  })
})

describe('raterWeights', () => {
  it('grows with reliability and stays in [0, 1]', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = raterWeights([Math.min(a, b), Math.max(a, b)], { newcomerWeight: 0.1 })
        expect(low! >= 0 && low! <= high! && high! <= 1).toBe(true)
      }),
    )
  })

  it('refuses NaN', () => {
    expect(() => raterWeights([Number.NaN], { newcomerWeight: 0.1 })).toThrow(InvalidScoringInputError)
  })
})
