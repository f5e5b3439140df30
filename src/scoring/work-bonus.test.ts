import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerPay } from './ledger-pay.ts'
import type { LedgerSum } from './sum-window.ts'
import { workBonus } from './work-bonus.ts'

const amount = fc.double({ min: 1e-6, max: 1000, noNaN: true })
const bonus = fc.record({ most: fc.double({ min: 0, max: 1, noNaN: true }), full: fc.double({ min: 0.1, max: 20, noNaN: true }) })
const others = fc.array(amount, { minLength: 1, maxLength: 30 }).map((list) => list.map((one, i) => [`other ${i}`, one] as const))

/** Parts of a whole, as shares that sum to 1. */
const cuts = fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 2, maxLength: 16 }).map((parts) => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
})
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

/** What the names that start with `it` have of everything paid. */
function shareOf(proven: ReadonlyMap<string, number>, options: { most: number; full: number }): number {
  const paid = [...workBonus(proven, options)].map(([miner, extra]) => [miner, proven.get(miner)! + extra] as const)
  return sum(paid.filter(([miner]) => miner.startsWith('it')).map(([, one]) => one)) / sum(paid.map(([, one]) => one))
}

describe('workBonus', () => {
  it('is superadditive: any split of proven work into names, of any sizes, lowers the share or leaves it', () => {
    fc.assert(
      fc.property(others, amount, cuts, bonus, (rest, work, parts, options) => {
        const whole = shareOf(new Map([...rest, ['it', work]]), options)
        const split = shareOf(new Map([...rest, ...parts.map((part, i) => [`it ${i}`, part * work] as const)]), options)
        expect(split).toBeLessThanOrEqual(whole + 1e-12)
      }),
      { numRuns: 2000 },
    )
  })

  it('lifts no share by more than the declared part, however large the miner is', () => {
    fc.assert(
      fc.property(others, amount, bonus, (rest, work, options) => {
        const plain = work / (work + sum(rest.map(([, one]) => one)))
        const share = shareOf(new Map([...rest, ['it', work]]), options)
        expect(share).toBeLessThanOrEqual(((1 + options.most) * plain) / (1 + options.most * plain) + 1e-12)
      }),
    )
  })

  it('is not moved by names with hardly any work', () => {
    const few = new Map([
      ['it', 60],
      ['other', 30],
    ])
    const dust = Array.from({ length: 200 }, (_, i) => [`dust ${i}`, 1e-4] as const)
    const options = { most: 0.5, full: 4 }
    expect(shareOf(new Map([...few, ...dust]), options)).toBeCloseTo(shareOf(few, options), 3)
  })

  it('does not depend on the unit, nor on how large the network is', () => {
    const alike = (miners: number, work: number) => new Map(Array.from({ length: miners }, (_, i) => [`${i}`, work]))
    for (const miners of [2, 50, 1000])
      for (const extra of workBonus(alike(miners, 7), { most: 0.5, full: 4 }).values()) expect(extra).toBeCloseTo((7 * 0.5) / 4, 9)
  })

  it('is nothing where nothing is proven', () => {
    expect(workBonus(new Map([['a', 0]]), { most: 0.5, full: 4 })).toEqual(new Map([['a', 0]]))
    expect(workBonus(new Map(), { most: 0.5, full: 4 })).toEqual(new Map())
  })
})

describe('ledgerPay', () => {
  const rule = { prudence: 1, spread: 0.6, bonus: { most: 0.5, full: 4 } }
  const other = ['other', { sum: 50, count: 100 }] as const
  const weightOf = (names: readonly LedgerSum[]) => {
    const pay = ledgerPay(new Map([other, ...names.map((one, i) => [`it ${i}`, one] as const)]), rule)
    return sum([...pay].filter(([miner]) => miner !== 'other').map(([, { weight }]) => weight))
  }
  const together = (names: readonly LedgerSum[]) => ({ sum: sum(names.map((one) => one.sum)), count: sum(names.map(({ count }) => count)) })
  const luckOf = (count: number) => rule.prudence * rule.spread * Math.sqrt(count)

  /** A name whose scores are above their luck: of any quality and number of tasks that allow it. */
  const aProven = fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([count, part]) => ({ count, sum: luckOf(count) + part * (count - luckOf(count)) }))

  it('pays nobody for dividing scored tasks among names, best from worst too, as long as no name falls below its luck', () => {
    fc.assert(
      fc.property(fc.array(aProven, { minLength: 2, maxLength: 16 }), (names) => {
        expect(weightOf(names)).toBeLessThanOrEqual(weightOf([together(names)]) + 1e-12)
      }),
    )
  })

  it('pays for throwing bad tasks away under another name no more than for giving them back', () => {
    fc.assert(
      fc.property(aProven, fc.integer({ min: 1, max: 99 }), fc.double({ min: -1, max: 1, noNaN: true }), (good, count, part) => {
        const bad = { count, sum: part < 0 ? part * count : part * luckOf(count) }
        expect(weightOf([good, bad])).toBe(weightOf([good]))
      }),
    )
  })

  it('names what it does not hold: bad tasks known beforehand are better done under another name', () => {
    const [good, bad] = [
      { sum: 16, count: 20 },
      { sum: -4, count: 20 },
    ]
    expect(weightOf([good, bad])).toBeGreaterThan(weightOf([together([good, bad])]))
  })

  it('tells the parts of each weight: those of one network sum to it', () => {
    const pay = ledgerPay(new Map([other, ['it', { sum: 9, count: 16 }]]), rule)
    const total = sum([...pay.values()].map(({ proven, bonus }) => proven + bonus))
    for (const { proven, bonus, weight } of pay.values()) expect((proven + bonus) / total).toBeCloseTo(weight, 12)
    expect(pay.get('it')!.proven).toBeCloseTo(9 - 0.6 * 4, 12)
  })

  it('gives what docs/bonus.md says that it does, among 60 miners with 60 tasks each at .3', () => {
    const page = readFileSync(new URL('../../docs/bonus.md', import.meta.url), 'utf8')
    const typical = Array.from({ length: 60 }, (_, i) => [`other ${i}`, { sum: 18, count: 60 }] as const)
    const shareIn = (names: number, work: number, most: number) => {
      const parts = Array.from({ length: names }, (_, i) => [`it ${i}`, { sum: (18 * work) / names, count: (60 * work) / names }] as const)
      const pay = ledgerPay(new Map([...typical, ...parts]), { ...rule, bonus: { ...rule.bonus, most } })
      return sum([...pay].filter(([miner]) => miner.startsWith('it')).map(([, { weight }]) => weight))
    }
    const kept = (names: number, work: number, most: number) => ((100 * shareIn(names, work, most)) / shareIn(1, work, most)).toFixed(0)
    for (const work of [1, 4, 8])
      expect(page).toContain(
        `| ${work} | ${[2, 4, 8, 16].map((names) => `${kept(names, work, 0.5)} % (${kept(names, work, 0)})`).join(' | ')} |`,
      )
    const [without, withIt] = [0, 0.5].map((most) => (100 * shareIn(1, 8, most)).toFixed(1))
    expect(page).toContain(`${without} % without the bonus, ${withIt} % with it`)
  })
})
