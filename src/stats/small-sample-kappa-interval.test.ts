import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { InvalidSampleError } from './errors.ts'
import { kappaInterval } from './kappa-interval.ts'
import { kappaOfTable } from './kappa-of-table.ts'
import { smallSampleKappaInterval } from './small-sample-kappa-interval.ts'

const STUDIES = 2000
const table = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

/** Shares of the pairs of labels of two raters who each see the true one with probability `skill`, and else a near one. */
function twoRaters(prevalence: number[], skill: number): number[][] {
  const near = prevalence.map((_, t) => prevalence.map((_, i) => Math.exp(-Math.abs(i - t))))
  const given = near.map((row, t) => row.map((x, i) => (1 - skill) * (x / row.reduce((a, b) => a + b)) + (i === t ? skill : 0)))
  return prevalence.map((_, i) =>
    prevalence.map((_, j) => prevalence.reduce((sum, share, t) => sum + share * given[t]![i]! * given[t]![j]!, 0)),
  )
}

describe('smallSampleKappaInterval', () => {
  it.each([
    [[0.2, 0.2, 0.2, 0.2, 0.2], 0.3, 'quadratic', 30],
    [[0.2, 0.2, 0.2, 0.2, 0.2], 0.6, 'quadratic', 30],
    [[0.2, 0.2, 0.2, 0.2, 0.2], 0.6, 'none', 30],
    [[0.6, 0.2, 0.1, 0.05, 0.05], 0.85, 'quadratic', 30],
    [[0.6, 0.2, 0.1, 0.05, 0.05], 0.6, 'quadratic', 100],
    [[0.5, 0.5], 0.6, 'none', 30],
    [[0.5, 0.5], 0.95, 'none', 30],
  ] as const)(
    'holds the true kappa in 93 to 97 %% of 2,000 studies: labels %j, skill %d, weights %s, %d pairs',
    (prevalence, skill, weights, pairs) => {
      const shares = twoRaters([...prevalence], skill)
      const truth = kappaOfTable(shares, weights).kappa!
      const rng = createRng(`kappa coverage ${prevalence} ${skill} ${weights} ${pairs}`)
      let held = 0
      for (let study = 0; study < STUDIES; study++) {
        const counts = shares.map((row) => row.map(() => 0))
        for (let pair = 0; pair < pairs; pair++) {
          let left = rng.next()
          let cell = 0
          const m = shares.length
          while (cell < m * m - 1 && left >= shares[Math.floor(cell / m)]![cell % m]!) {
            left -= shares[Math.floor(cell / m)]![cell % m]!
            cell++
          }
          counts[Math.floor(cell / m)]![cell % m]!++
        }
        const [low, high] = smallSampleKappaInterval(counts, { weights })!
        if (low <= truth && truth <= high) held++
      }
      expect(held / STUDIES).toBeGreaterThanOrEqual(0.93)
      expect(held / STUDIES).toBeLessThanOrEqual(0.97)
    },
  )

  it('holds the kappa seen, reaches lower than that, ends at 1 or below, and comes near the normal interval as pairs are added', () => {
    fc.assert(
      fc.property(table, (cells) => {
        fc.pre(cells.flat().reduce((a, b) => a + b) > 1)
        const small = smallSampleKappaInterval(cells, { weights: 'linear' })
        const normal = kappaInterval(cells, { weights: 'linear' })
        if (normal === undefined) return expect(small).toBeUndefined()
        expect(small![0]).toBeLessThan(normal.kappa + 1e-9)
        expect(small![1]).toBeGreaterThanOrEqual(normal.kappa)
        expect(small![1]).toBeLessThanOrEqual(1)
        const many = cells.map((row) => row.map((count) => count * 1e6))
        const [low, high] = smallSampleKappaInterval(many, { weights: 'linear' })!
        const { interval } = kappaInterval(many, { weights: 'linear' })!
        expect(low).toBeCloseTo(interval[0], 4)
        expect(high).toBeCloseTo(interval[1], 4)
      }),
    )
  })

  it('does not exist for one pair, nor when both raters used one label throughout', () => {
    expect(
      smallSampleKappaInterval(
        [
          [0, 1],
          [0, 0],
        ],
        { weights: 'none' },
      ),
    ).toBeUndefined()
    expect(
      smallSampleKappaInterval(
        [
          [9, 0],
          [0, 0],
        ],
        { weights: 'none' },
      ),
    ).toBeUndefined()
  })

  it('stays within what kappa can be, however few the pairs', () => {
    const [low, high] = smallSampleKappaInterval(
      [
        [1, 0],
        [1, 1],
      ],
      { weights: 'quadratic' },
    )!
    expect(low).toBe(-1)
    expect(high).toBeLessThanOrEqual(1)
  })

  it('refuses an empty table', () => {
    expect(() => smallSampleKappaInterval([[0]], { weights: 'none' })).toThrow(InvalidSampleError)
  })
})
