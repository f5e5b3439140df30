import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discountCopies } from './discount-copies.ts'
import { InvalidScoringInputError } from './errors.ts'
import { ledgerWeights } from './ledger-weights.ts'
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

/** Plain sums. */
const PLAIN = { prudence: 0, spread: 0.6, bonus: { most: 0, full: 4 } }

describe('ledgerWeights', () => {
  it('pays nobody for splitting in two: the halves together prove less than the whole', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), fc.double({ min: 0, max: 1, noNaN: true })),
        ([a, b, mean]) => {
          const options = { ...PLAIN, prudence: 1 }
          const other = ['other', { sum: 50, count: 100 }] as const
          const whole = ledgerWeights(new Map([other, ['one', { sum: mean * (a + b), count: a + b }]]), options)
          const halves = ledgerWeights(new Map([other, ['a', { sum: mean * a, count: a }], ['b', { sum: mean * b, count: b }]]), options)
          expect(halves.get('a')! + halves.get('b')!).toBeLessThanOrEqual(whole.get('one')! + 1e-12)
        },
      ),
    )
  })

  it('pays a lucky task nothing, and a skilled miner more for every task it serves', () => {
    const share = (sum: number, count: number) =>
      ledgerWeights(
        new Map([
          ['it', { sum, count }],
          ['other', { sum: 50, count: 100 }],
        ]),
        { ...PLAIN, prudence: 1 },
      ).get('it')!
    expect(share(0.5, 1)).toBe(0)
    for (let count = 5; count < 50; count++) expect(share(0.5 * count, count)).toBeGreaterThan(share(0.5 * (count - 1), count - 1))
  })

  it('gives shares >= 0 that sum to 1, or nothing when nobody is above 0', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const sums = sumWindow(list, { epoch: 9, window: 10 })
        const weights = [...ledgerWeights(sums, PLAIN).values()]
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
    expect(ledgerWeights(sums, PLAIN)).toEqual(
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
    expect([...ledgerWeights(new Map(list), PLAIN)]).toEqual([...ledgerWeights(new Map(list.toReversed()), PLAIN)])
  })
})

describe('discountCopies', () => {
  const entry = (miner: string, value: number, arrival: number, task = 't') => ({ task, miner, epoch: 1, value, arrival })
  const ring = { between: (a: string, b: string) => (a.startsWith('ring') && b.startsWith('ring') ? 0.75 : 0) }

  it('pays the first of a ring in full, the later ones for what is their own, and everybody else as before', () => {
    const list = [entry('ring 3', 0.8, 9), entry('honest', 0.8, 7), entry('ring 1', 0.8, 2), entry('ring 2', 0.8, 3)]
    const paid = discountCopies(list, ring).map(({ value }) => value)
    expect(paid).toEqual([expect.closeTo(0.2, 12), 0.8, 0.8, expect.closeTo(0.2, 12)])
  })

  it('lets nobody take from those it is alike with by being first with a worthless answer', () => {
    const voice = { between: () => 1 }
    const paid = (...values: number[]) =>
      discountCopies(
        values.map((value, arrival) => entry(`m${arrival}`, value, arrival)),
        voice,
      ).map(({ value }) => value)
    expect(paid(0, 0.9)).toEqual([0, 0.9])
    expect(paid(-0.4, 0.9)).toEqual([-0.4, 0.9])
    expect(paid(0.02, 0.9)).toEqual([0.02, expect.closeTo(0.88, 12)])
  })

  it('pays one voice as its best answer, in whatever order they come', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(values, (values) => {
        const entries = values.map((value, arrival) => entry(`m${arrival}`, value, arrival))
        const gained = discountCopies(entries, { between: () => 1 }).reduce((sum, { value }) => sum + Math.max(0, value), 0)
        expect(gained).toBeCloseTo(Math.max(0, ...values), 9)
      }),
    )
  })

  it('forgives no losses, and knows no copies across tasks', () => {
    const list = [entry('ring 1', 0.5, 1), entry('ring 2', -0.5, 2), entry('ring 2', 0.5, 3, 'other task')]
    expect(discountCopies(list, ring)).toEqual(list)
  })
})
