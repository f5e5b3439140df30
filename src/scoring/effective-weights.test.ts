import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveRaters } from './effective-raters.ts'
import { effectiveWeights } from './effective-weights.ts'
import { InvalidScoringInputError } from './errors.ts'
import { noDependence } from './testing.ts'

const ALLOWANCE = { newcomerWeight: 0.1 }
const unit = fc.double({ min: -1, max: 1, noNaN: true })
const ring = (size: number, count: number, dependence: number) =>
  noDependence(count).map((row, i) => row.map((_, j) => (i !== j && i < size && j < size ? dependence : 0)))
const sum = (list: readonly number[]) => list.reduce((total, weight) => total + weight, 0)

describe('effectiveWeights', () => {
  it('grows with reliability and stays in [0, 1]', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const reliability = [Math.min(a, b), Math.max(a, b)]
        const [low, high] = effectiveWeights({ reliability, dependence: noDependence(2) }, ALLOWANCE)
        expect(low! >= 0 && low! <= high! && high! <= 1).toBe(true)
      }),
    )
  })

  it('sybil: split into k copies, a rater weighs what it weighs alone', () => {
    for (const k of [2, 3, 10]) {
      const weights = effectiveWeights({ reliability: Array.from({ length: k }, () => 0.4), dependence: ring(k, k, 1) }, ALLOWANCE)
      expect(sum(weights)).toBeCloseTo(0.5, 12)
      expect(effectiveRaters(weights, ring(k, k, 1))).toBeCloseTo(1, 12)
    }
  })

  it('takes little from a proven rater whom a nobody copies', () => {
    const [proven, copier] = effectiveWeights({ reliability: [0.5, 0], dependence: ring(2, 2, 1) }, ALLOWANCE)
    expect(proven).toBeGreaterThan(0.5)
    expect(copier).toBeLessThan(0.02)
  })

  it('refuses reliability and dependence off their scales', () => {
    expect(() => effectiveWeights({ reliability: [Number.NaN], dependence: [[0]] }, ALLOWANCE)).toThrow(InvalidScoringInputError)
    expect(() => effectiveWeights({ reliability: [0, 0], dependence: ring(2, 2, 1.5) }, ALLOWANCE)).toThrow(InvalidScoringInputError)
    expect(() => effectiveWeights({ reliability: [0, 0], dependence: [] }, ALLOWANCE)).toThrow(InvalidScoringInputError)
  })
})

describe('effectiveRaters', () => {
  it('counts independent raters of equal weight one by one, and is 0 when nobody counts', () => {
    expect(effectiveRaters([0.3, 0.3, 0.3], noDependence(3))).toBeCloseTo(3, 12)
    expect(effectiveRaters([0, 0], noDependence(2))).toBe(0)
    expect(effectiveRaters([], [])).toBe(0)
  })

  it('counts a ring of three and two honest raters as three', () => {
    const dependence = ring(3, 5, 1)
    const weights = effectiveWeights({ reliability: [0.4, 0.4, 0.4, 0.4, 0.4], dependence }, ALLOWANCE)
    expect(effectiveRaters(weights, dependence)).toBeCloseTo(3, 12)
  })
})
