import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareOrders } from './compare-orders.ts'
import { PASS_BOUND, passRule, ROUND_TASKS } from './pass-rule.ts'
import { qualifyingBound } from './qualifying-bound.ts'

const IDS = ['a', 'b', 'c', 'd']
const orders = fc.shuffledSubarray(IDS, { minLength: 4, maxLength: 4 })
const agreements = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 12 })
const rankedAs = (order: readonly string[]) => Object.fromEntries(order.map((id, index) => [id, index + 1]))

/** All orders of four, each as likely as the others where nobody looks. */
function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

describe('compareOrders', () => {
  it('is 1 for the same order, -1 for the reverse, and names every pair that differs', () => {
    fc.assert(
      fc.property(orders, orders, (built, own) => {
        const { agreement, reversed, tied } = compareOrders(rankedAs(built), rankedAs(own))
        expect(agreement).toBeCloseTo((6 - 2 * reversed.length) / 6, 12)
        expect(tied).toEqual([])
        expect(compareOrders(rankedAs(built), rankedAs([...own].reverse())).agreement).toBeCloseTo(-agreement, 12)
      }),
    )
  })

  it('gains nothing from ties: whoever says less has less', () => {
    expect(compareOrders(rankedAs(IDS), { a: 1, b: 1, c: 1, d: 1 }).agreement).toBe(0)
    expect(compareOrders(rankedAs(IDS), { a: 1, b: 2, c: 2, d: 2 })).toMatchObject({
      agreement: 0.5,
      tied: [
        ['b', 'c'],
        ['b', 'd'],
        ['c', 'd'],
      ],
    })
  })
})

describe('qualifyingBound', () => {
  it('is chance without evidence, lies below its mean, and comes nearer to the truth with every task', () => {
    expect(qualifyingBound([], 0.5).mean).toBe(0)
    fc.assert(
      fc.property(agreements, (values) => {
        const { mean, lower } = qualifyingBound(values, 0.5)
        expect(lower).toBeLessThan(mean)
        expect(Math.abs(mean)).toBeLessThanOrEqual(1)
      }),
    )
    const perfect = [1, 2, 4, 8, 16].map((n) => qualifyingBound(Array<number>(n).fill(1), 0.5).lower)
    expect(perfect).toEqual([...perfect].sort((a, b) => a - b))
  })
})

describe('passRule', () => {
  it('takes a spread that is that of drawn orders: sqrt(26 / 108), counted over all of them', () => {
    const taus = permutations(IDS).map((order) => compareOrders(rankedAs(IDS), rankedAs(order)).agreement)
    const variance = taus.reduce((sum, tau) => sum + tau ** 2, 0) / taus.length
    expect(taus).toHaveLength(24)
    expect(variance).toBeCloseTo(26 / 108, 12)
  })

  it('lets fewer than one in a thousand through who draw their orders: counted out, not simulated', () => {
    // How many ways there are to have so many pairs wrong in all tasks of a round: the distribution of one task, folded with itself.
    const wrongOfOne = permutations(IDS).map((order) => compareOrders(rankedAs(IDS), rankedAs(order)).reversed.length)
    let ways = new Map([[0, 1]])
    for (let task = 0; task < ROUND_TASKS; task++) {
      const next = new Map<number, number>()
      for (const [wrong, count] of ways) for (const more of wrongOfOne) next.set(wrong + more, (next.get(wrong + more) ?? 0) + count)
      ways = next
    }
    const all = 24 ** ROUND_TASKS
    const passing = [...ways].filter(([wrong]) => passRule(spread(wrong)).passed).reduce((sum, [, count]) => sum + count, 0)
    expect([...ways.values()].reduce((sum, count) => sum + count, 0)).toBe(all)
    expect(passing / all).toBeLessThan(0.001)
    expect(passing).toBeGreaterThan(0)
  })

  it('lets pass who has one pair of six wrong in every task, and not who has two', () => {
    expect(passRule(Array<number>(ROUND_TASKS).fill(1 - 2 / 6)).passed).toBe(true)
    expect(passRule(Array<number>(ROUND_TASKS).fill(1 - 4 / 6)).passed).toBe(false)
  })

  it('asks for a whole round, and depends on nothing but the agreements, in whatever order', () => {
    expect(passRule(Array<number>(ROUND_TASKS - 1).fill(1)).passed).toBe(false)
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: ROUND_TASKS, maxLength: ROUND_TASKS }), (values) => {
        const one = passRule(values)
        expect(passRule(values.toReversed()).passed).toBe(one.passed)
        expect(one.passed).toBe(one.lower >= PASS_BOUND)
      }),
    )
  })
})

/** Agreements of a round with so many pairs wrong in all: their sum is what the rule goes by. */
function spread(wrong: number): number[] {
  return Array<number>(ROUND_TASKS).fill(1 - wrong / (3 * ROUND_TASKS))
}
