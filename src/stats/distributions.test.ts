import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaOddsQuantile } from './beta-odds-quantile.ts'
import { betaQuantile } from './beta-quantile.ts'
import { chiSquareSurvival } from './chi-square-survival.ts'
import { InvalidSampleError } from './errors.ts'
import { fQuantile } from './f-quantile.ts'
import { fSurvival } from './f-survival.ts'
import { normalCdf } from './normal-cdf.ts'
import { normalQuantile } from './normal-quantile.ts'
import { poissonDeviance } from './poisson-deviance.ts'
import { regularizedIncompleteBeta } from './regularized-incomplete-beta.ts'
import { regularizedIncompleteGamma } from './regularized-incomplete-gamma.ts'
import { stirlingError } from './stirling-error.ts'
import { studentTPValue } from './student-t-p-value.ts'
import { readOracle } from './testing.ts'

const functions: Record<string, (...args: [number, number, number]) => number> = {
  normalCdf,
  normalQuantile,
  betaQuantile,
  fQuantile,
  fSurvival,
  studentTPValue,
  chiSquareSurvival,
  stirlingError,
  poissonDeviance,
  regularizedIncompleteBeta: (x, a, b) => regularizedIncompleteBeta(x, a, b).lower,
  regularizedIncompleteGamma: (x, a) => regularizedIncompleteGamma(x, a).lower,
}
const shape = fc.double({ min: 0.05, max: 5000, noNaN: true })
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })

describe('the distribution functions', () => {
  it.each(readOracle<{ function: string; arguments: [number, number, number] }, number>('distributions'))(
    'equal $tool, relative to the value: $name',
    ({ input, expected, tol }) => {
      const ours = functions[input.function]!(...input.arguments)
      expect(Math.abs(ours - expected)).toBeLessThanOrEqual(tol * Math.abs(expected))
    },
  )

  it('give shares whose two sides add up to 1', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        for (const { lower, upper } of [regularizedIncompleteBeta(x, a, b), regularizedIncompleteGamma(x * a * 3, a)]) {
          expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0)
          expect(lower + upper).toBeCloseTo(1, 15)
        }
      }),
    )
  })

  it('mirror: the beta share below x is that above 1 - x with the shapes changed', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        expect(regularizedIncompleteBeta(x, a, b).lower).toBeCloseTo(regularizedIncompleteBeta(1 - x, b, a, x).upper, 12)
      }),
    )
  })

  it('are undone by their quantiles', () => {
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13)
        const odds = betaOddsQuantile(p, a, b)
        fc.pre(odds > 0 && odds < Infinity)
        expect(1 - fSurvival(fQuantile(p, 2 * a, 2 * b), 2 * a, 2 * b)).toBeCloseTo(p, 10)
        expect(regularizedIncompleteBeta(1 / (1 + 1 / odds), a, b, 1 / (1 + odds)).lower).toBeCloseTo(p, 10)
      }),
    )
  })

  it('know the ends of the line', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalQuantile(0.5) + 0]).toEqual([0, 1, 0])
    expect([chiSquareSurvival(0, 3), chiSquareSurvival(Infinity, 3)]).toEqual([1, 0])
    expect([fSurvival(0, 3, 4), fSurvival(Infinity, 3, 4)]).toEqual([1, 0])
    expect([studentTPValue(0, 3), studentTPValue(-Infinity, 3)]).toEqual([1, 0])
    expect(betaQuantile(0.025, 0.001, 1)).toBe(0)
    expect(fQuantile(1e-300, 1e6, 1e6)).toBeGreaterThan(0.9)
  })

  it.each([
    ['a z that is no number', () => normalCdf(Number.NaN)],
    ['a share of 1', () => normalQuantile(1)],
    ['a share of 0', () => betaQuantile(0, 1, 1)],
    ['no degrees of freedom', () => studentTPValue(1, 0)],
    ['a negative F', () => fSurvival(-1, 2, 3)],
    ['a negative chi-square', () => chiSquareSurvival(-1, 2)],
    ['x outside [0, 1]', () => regularizedIncompleteBeta(2, 1, 1)],
  ])('refuse %s', (_, call) => {
    expect(call).toThrow(InvalidSampleError)
  })
})
