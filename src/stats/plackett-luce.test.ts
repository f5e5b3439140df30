import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bradleyTerry } from './bradley-terry.ts'
import { InvalidSampleError } from './errors.ts'
import { type PartialRanking, plackettLuce } from './plackett-luce.ts'
import { expectClose, readOracle } from './testing.ts'

const ITEMS = 5
const ranking: fc.Arbitrary<PartialRanking> = fc
  .tuple(fc.shuffledSubarray([0, 1, 2, 3, 4]), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
  .map(([order, joins]) => {
    const groups: number[][] = []
    order.forEach((item, at) => {
      if (at > 0 && joins[at]) groups.at(-1)!.push(item)
      else groups.push([item])
    })
    return groups
  })
const rankings = fc.array(ranking, { minLength: 1, maxLength: 20 })

describe('plackettLuce', () => {
  it.each(
    readOracle<{ n_items: number; rankings_best_first: number[][] }, { log_worth_ref0: number[]; worth_sum1: number[]; loglik: number }>(
      'plackett-luce',
    ),
  )('equals $tool: $name', ({ input, expected, tol }) => {
    const fit = plackettLuce(input.n_items, input.rankings_best_first)
    if (fit.kind !== 'fit') throw new Error(fit.reason)
    expectClose(fit.logLikelihood, expected.loglik, tol)
    for (const [item, logWorth] of expected.log_worth_ref0.entries()) {
      expectClose(fit.logWorths[item], logWorth, tol)
      expectClose(fit.worths[item], expected.worth_sum1[item]!, tol)
    }
  })

  it('equals Bradley-Terry on pairs, ties being half a win for both, standard errors included', () => {
    const pair = fc.record({ items: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 2 }), tied: fc.boolean() })
    fc.assert(
      fc.property(fc.array(pair, { minLength: 8, maxLength: 40 }), (pairs) => {
        const ours = plackettLuce(
          4,
          pairs.map(({ items, tied }) => (tied ? [items] : items)),
        )
        const theirs = bradleyTerry({
          items: 4,
          first: pairs.map(({ items }) => items[0]!),
          second: pairs.map(({ items }) => items[1]!),
          wins: pairs.map(({ tied }) => (tied ? 0.5 : 1)),
          losses: pairs.map(({ tied }) => (tied ? 0.5 : 0)),
        })
        expect(ours.kind).toBe(theirs.kind)
        if (theirs.kind === 'undefined' || ours.kind === 'undefined') return
        const [errors, theirErrors] = [ours.standardErrors()!, theirs.standardErrors()!]
        theirs.worths.forEach((worth, item) => {
          expectClose(ours.worths[item], worth, 1e-8)
          expectClose(errors[item], theirErrors[item]!, 1e-6)
        })
      }),
    )
  })

  it('gives finite worths that sum to 1, or says why there are none', () => {
    fc.assert(
      fc.property(rankings, (orders) => {
        const fit = plackettLuce(ITEMS, orders)
        if (fit.kind === 'undefined') return
        expect(fit.worths.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
        for (const value of [...fit.logWorths, fit.logLikelihood, ...fit.standardErrors()!]) expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })

  it('reads an inner list as a tie: items always tied have one worth', () => {
    const fit = plackettLuce(3, [[[0, 1], 2], [2, [1, 0]], [[0, 1, 2]]])
    if (fit.kind !== 'fit') throw new Error(fit.reason)
    expect(fit.worths[0]).toBeCloseTo(fit.worths[1]!, 10)
  })

  it('does not exist where items were never ranked together, or some always came first', () => {
    expect(
      plackettLuce(3, [
        [0, 1],
        [1, 0],
      ]),
    ).toEqual({ kind: 'undefined', reason: 'not identified' })
    expect(
      plackettLuce(3, [
        [0, 1, 2],
        [0, 2, 1],
      ]),
    ).toEqual({ kind: 'undefined', reason: 'no finite MLE' })
  })

  it.each([[[[0, 0]]], [[[0, 2]]], [[[0.5, 1]]]])('refuses %j', (orders) => {
    expect(() => plackettLuce(2, orders)).toThrow(InvalidSampleError)
  })

  it('refuses to rank no items, and more than memory holds', () => {
    expect(() => plackettLuce(0, [])).toThrow(InvalidSampleError)
    const many = Array.from({ length: 20_000 }, (_, item) => item)
    expect(() => plackettLuce(many.length, [many, many.toReversed()])).toThrow(InvalidSampleError)
  })
})
