import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { comparisonsOfWins } from './comparisons-of-wins.ts'
import { InvalidSampleError } from './errors.ts'
import { mergeComparisons, type PairedComparisons } from './merge-comparisons.ts'
import { expectClose, readOracle } from './testing.ts'
import type { WorthFit } from './worth-fit.ts'

interface Expected {
  log_worth_ref0: number[]
  se_vs_item0: number[]
  worth_sum1: number[]
  loglik: number
}

const winsTable = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }))

function fitted(fit: WorthFit): Extract<WorthFit, { kind: 'fit' }> {
  if (fit.kind !== 'fit') throw new Error(fit.reason)
  return fit
}

/** The same fit by the minorise-maximise iteration of Hunter (2004), slow and obvious. */
function slowWorths(wins: readonly number[][]): number[] {
  let worths = wins.map(() => 1 / wins.length)
  for (let sweep = 0; sweep < 100_000; sweep++) {
    const next = worths.map((worth, i) => {
      let won = 0
      let weight = 0
      for (let j = 0; j < wins.length; j++) {
        if (i === j) continue
        won += wins[i]![j]!
        weight += (wins[i]![j]! + wins[j]![i]!) / (worth + worths[j]!)
      }
      return won / weight
    })
    const total = next.reduce((a, b) => a + b)
    const change = Math.max(...next.map((worth, i) => Math.abs(worth / total - worths[i]!)))
    worths = next.map((worth) => worth / total)
    if (change < 1e-14) break
  }
  return worths
}

describe('bradleyTerry', () => {
  it.each(readOracle<{ wins: number[][] }, Expected | string>('bradley-terry'))('equals $tool: $name', ({ input, expected, tol }) => {
    const fit = bradleyTerry(comparisonsOfWins(input.wins))
    if (typeof expected === 'string') {
      expect(fit).toEqual({ kind: 'undefined', reason: expected })
      return
    }
    const { logWorths, worths, logLikelihood, standardErrors } = fitted(fit)
    const errors = standardErrors()!
    expectClose(logLikelihood, expected.loglik, tol)
    for (const [item, logWorth] of expected.log_worth_ref0.entries()) {
      expectClose(logWorths[item], logWorth, tol)
      expectClose(worths[item], expected.worth_sum1[item]!, tol)
      expectClose(errors[item], expected.se_vs_item0[item]!, tol)
    }
  })

  it('equals the slow iteration wherever a fit exists', () => {
    fc.assert(
      fc.property(winsTable, (wins) => {
        const fit = bradleyTerry(comparisonsOfWins(wins))
        if (fit.kind === 'undefined' || wins.length === 1) return
        for (const [item, worth] of slowWorths(wins).entries()) expectClose(fit.worths[item], worth, 1e-7)
      }),
    )
  })

  it('exists with a prior, whatever the table, and is finite', () => {
    fc.assert(
      fc.property(winsTable, (wins) => {
        const { logWorths, worths, standardErrors } = fitted(bradleyTerry(comparisonsOfWins(wins), { prior: 0.5 }))
        for (const value of [...logWorths, ...worths, ...standardErrors()!]) expect(Number.isFinite(value)).toBe(true)
        expect(worths.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('finds the summit of 300 items and 60,000 comparisons: expected wins equal wins', () => {
    const rng = createRng('large')
    const truth = Float64Array.from({ length: 300 }, () => 2 * rng.normal())
    const first = Int32Array.from({ length: 60_000 }, () => rng.int(0, 299))
    const second = first.map((item) => (item + rng.int(1, 299)) % 300)
    const wins = Float64Array.from(first, (item, p) => (rng.next() < 1 / (1 + Math.exp(truth[second[p]!]! - truth[item]!)) ? 1 : 0))
    const { logWorths } = fitted(bradleyTerry({ items: 300, first, second, wins, losses: wins.map((won) => 1 - won) }))
    const surplus = new Float64Array(300)
    for (let p = 0; p < wins.length; p++) {
      const surprise = wins[p]! - 1 / (1 + Math.exp(logWorths[second[p]!]! - logWorths[first[p]!]!))
      surplus[first[p]!]! += surprise
      surplus[second[p]!]! -= surprise
    }
    for (const value of surplus) expect(Math.abs(value)).toBeLessThan(1e-6)
  })

  it('climbs from far away: a chain of 201 in which each beats the next 1,000 times out of 1,001', () => {
    const first = Array.from({ length: 200 }, (_, item) => item)
    const { logWorths } = fitted(
      bradleyTerry({
        items: 201,
        first,
        second: first.map((item) => item + 1),
        wins: first.map(() => 1000),
        losses: first.map(() => 1),
      }),
    )
    expect(logWorths[200]).toBeCloseTo(-200 * Math.log(1000), 6)
  })

  it.each([1e-100, 1e99])('finds two to one in counts of %d', (count) => {
    const { logWorths } = fitted(bradleyTerry({ items: 2, first: [0], second: [1], wins: [2 * count], losses: [count] }))
    expect(logWorths[1]).toBeCloseTo(-Math.log(2), 7)
  })

  it('gives one item all the worth', () => {
    expect(fitted(bradleyTerry({ items: 1, first: [], second: [] })).worths).toEqual(Float64Array.of(1))
  })

  it.each<Partial<PairedComparisons>>([
    { items: 0 },
    { first: [2] },
    { first: [-1] },
    { first: [0.5] },
    { first: [1] },
    { first: [0, 0] },
    { wins: [-1] },
    { wins: [Number.NaN] },
    { losses: [Number.POSITIVE_INFINITY] },
    { wins: [2e200], losses: [1e200] },
    { wins: [2e-200], losses: [1e-200] },
    { losses: [] },
  ])('refuses comparisons with %j', (wrong) => {
    expect(() => bradleyTerry({ items: 2, first: [0], second: [1], ...wrong })).toThrow(InvalidSampleError)
  })

  it('refuses a prior below 0 and a table that is not square', () => {
    expect(() => bradleyTerry({ items: 2, first: [0], second: [1] }, { prior: -1 })).toThrow(InvalidSampleError)
    expect(() => comparisonsOfWins([[0, 1]])).toThrow(InvalidSampleError)
  })
})

describe('mergeComparisons', () => {
  it('keeps every win, with the lower item first and each pair once', () => {
    const comparison = fc.record({
      first: fc.integer({ min: 0, max: 4 }),
      step: fc.integer({ min: 1, max: 4 }),
      wins: fc.nat(3),
      losses: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.array(comparison), (rows) => {
        const first = rows.map((row) => row.first)
        const second = rows.map((row) => (row.first + row.step) % 5)
        const table = Array.from({ length: 5 }, () => new Array<number>(5).fill(0))
        rows.forEach(({ wins, losses }, p) => {
          table[first[p]!]![second[p]!]! += wins
          table[second[p]!]![first[p]!]! += losses
        })
        const merged = mergeComparisons({
          items: 5,
          first,
          second,
          wins: rows.map(({ wins }) => wins),
          losses: rows.map(({ losses }) => losses),
        })
        const pairs = Array.from(merged.first, (i, p) => `${i} ${merged.second[p]}`)
        expect(new Set(pairs).size).toBe(pairs.length)
        merged.first.forEach((i, p) => {
          const j = merged.second[p]!
          expect(i).toBeLessThan(j)
          expect([merged.wins[p], merged.losses[p]]).toEqual([table[i]![j], table[j]![i]])
        })
      }),
    )
  })
})
