import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { InvalidSampleError } from './errors.ts'
import { mean } from './mean.ts'
import { oneFactorScores } from './one-factor-scores.ts'
import { spearman } from './spearman.ts'

/** Five raters of 40 grade each of 1,000 items; a fifth guess, a tenth reverse, each at a level of his own. */
function study(seed: string) {
  const rng = createRng(seed)
  const scores = Array.from({ length: 1000 }, () => rng.normal())
  const raters = Array.from({ length: 40 }, (_, r) => ({
    slope: r < 8 ? 0 : r < 12 ? -0.7 : 0.7,
    level: rng.normal(),
    noise: 0.4 + rng.next(),
  }))
  const cells = scores.flatMap((score, item) =>
    rng
      .shuffle([...raters.keys()])
      .slice(0, 5)
      .map((rater) => {
        const { slope, level, noise } = raters[rater]!
        return { item, rater, value: level + slope * score + noise * rng.normal() }
      }),
  )
  const column = (name: 'item' | 'rater' | 'value') => cells.map((cell) => cell[name])
  const sample = { items: 1000, raters: 40, item: column('item'), rater: column('rater'), value: column('value') }
  return { scores, correlations: raters.map(({ slope, noise }) => slope / Math.hypot(slope, noise)), sample }
}

describe('oneFactorScores', () => {
  it('recovers the order better than means do, with intervals that hold the truth', () => {
    const { scores, correlations, sample } = study('one factor')
    const fit = oneFactorScores(sample)
    const means = scores.map((_, i) => mean(sample.value.filter((_, c) => sample.item[c] === i))!)
    expect(spearman(fit.scores, scores)!).toBeGreaterThan(spearman(means, scores)! + 0.1)
    const held = scores.filter((score, i) => Math.abs(fit.scores[i]! - score) < 1.96 * fit.standardErrors[i]!).length
    expect(held / scores.length).toBeGreaterThan(0.92)
    expect(held / scores.length).toBeLessThan(0.975)
    const near = correlations.filter(
      (p, r) => Math.abs(Math.atanh(p) - Math.atanh(fit.correlations[r]!)) < 1.96 * fit.correlationErrors[r]!,
    )
    expect(near.length).toBeGreaterThanOrEqual(35) // of 40
  })

  it('does not care about the unit of the grades', () => {
    const { sample } = study('unit')
    const scaled = { ...sample, value: sample.value.map((x) => 100 * x - 7) }
    const [one, other] = [oneFactorScores(sample), oneFactorScores(scaled)]
    one.scores.forEach((score, i) => {
      expect(other.scores[i]).toBeCloseTo(score, 6)
    })
  })

  it('gives finite numbers whatever the grades', () => {
    const cell = fc.record({ item: fc.nat(3), rater: fc.nat(2), value: fc.integer({ min: -3, max: 3 }) })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        const fit = oneFactorScores({
          items: 4,
          raters: 3,
          item: cells.map(({ item }) => item),
          rater: cells.map(({ rater }) => rater),
          value: cells.map(({ value }) => value),
        })
        for (const values of Object.values(fit)) for (const value of values) expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })

  it('refuses columns of different lengths', () => {
    expect(() => oneFactorScores({ items: 1, raters: 1, item: [0], rater: [0], value: [] })).toThrow(InvalidSampleError)
  })
})
