import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerWeights } from './ledger-weights.ts'
import { splitShare } from './split-share.ts'

const ledgers = fc
  .array(fc.record({ cents: fc.integer({ min: -5000, max: 5000 }), count: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => new Map(list.map(({ cents, count }, n) => [`m${n}`, { sum: cents / 100, count }])))
const rules = fc.record({
  prudence: fc.double({ min: 0, max: 3, noNaN: true }),
  spread: fc.double({ min: 0.01, max: 2, noNaN: true }),
  bonus: fc.record({ most: fc.double({ min: 0, max: 1, noNaN: true }), full: fc.double({ min: 0.5, max: 10, noNaN: true }) }),
})

describe('splitShare', () => {
  it('is the own share for one name', () => {
    fc.assert(
      fc.property(ledgers, rules, (sums, rule) => {
        expect(splitShare(sums, { miner: 'm0', names: 1, ...rule })).toBeCloseTo(ledgerWeights(sums, rule).get('m0') ?? 0, 12)
      }),
    )
  })

  it('never rises with the number of names', () => {
    fc.assert(
      fc.property(ledgers, rules, fc.integer({ min: 1, max: 15 }), (sums, rule, names) => {
        const few = splitShare(sums, { miner: 'm0', names, ...rule })
        expect(splitShare(sums, { miner: 'm0', names: names + 1, ...rule })).toBeLessThanOrEqual(few + 1e-9)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the own share whatever the number of names, where nothing is taken off for luck and there is no bonus', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 2, max: 16 }), (sums, names) => {
        const rule = { prudence: 0, spread: 1, bonus: { most: 0, full: 4 } }
        expect(splitShare(sums, { miner: 'm0', names, ...rule })).toBeCloseTo(ledgerWeights(sums, rule).get('m0') ?? 0, 9)
      }),
    )
  })

  it('is nothing for whoever is not there, and where nobody has proven anything', () => {
    const options = { miner: 'a', names: 2, prudence: 1, spread: 1, bonus: { most: 0.5, full: 4 } }
    expect(splitShare(new Map(), options)).toBe(0)
    expect(splitShare(new Map([['a', { sum: -1, count: 1 }]]), options)).toBe(0)
  })
})
