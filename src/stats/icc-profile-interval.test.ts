import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { InvalidSampleError } from './errors.ts'
import { iccInference } from './icc-inference.ts'
import { iccOfMeanSquares } from './icc-of-mean-squares.ts'
import { iccProfileInterval } from './icc-profile-interval.ts'
import { remlMeanSquares } from './reml-mean-squares.ts'
import { twoWayAnova } from './two-way-anova.ts'

/** Ratings with variances of items, raters and noise, some of them missing: shape [items][raters]. */
function study(seed: string, { items, raters, gaps }: { items: number; raters: number; gaps: number }): (number | undefined)[][] {
  const rng = createRng(seed)
  const strictness = Array.from({ length: raters }, () => Math.sqrt(0.3) * rng.normal())
  return Array.from({ length: items }, () => {
    const truth = rng.normal()
    return strictness.map((shift) => (rng.next() < gaps ? undefined : truth + shift + rng.normal()))
  })
}

describe('iccProfileInterval', () => {
  it('holds the true value in hardly fewer than 95 % of studies with half of the cells missing', () => {
    const studies = 100
    const icc = 1 / 2.3
    let held = 0
    for (let seed = 0; seed < studies; seed++) {
      const [low, high] = iccProfileInterval(study(`cover ${seed}`, { items: 40, raters: 12, gaps: 0.5 }))
      if (low <= icc && icc <= high) held++
    }
    expect(held / studies).toBeGreaterThan(0.88) // 93 % less two standard errors of so small a simulation
  })

  it('comes near the F interval where no cell is missing', () => {
    const complete = study('complete', { items: 80, raters: 15, gaps: 0 }) as number[][]
    const profile = iccProfileInterval(complete)
    const { interval } = iccInference(twoWayAnova(complete)!, '2,1')!
    for (const end of [0, 1]) expect(Math.abs(profile[end]! - interval![end]!)).toBeLessThan(0.03)
  })

  it('holds the REML estimate, and does not care which side is the longer one, or about the unit', () => {
    const ratings = study('wide', { items: 10, raters: 14, gaps: 0.4 })
    const [low, high] = iccProfileInterval(ratings)
    const estimate = iccOfMeanSquares(remlMeanSquares(ratings)!, '2,1')!
    expect(low <= estimate && estimate <= high).toBe(true)
    const scaled = iccProfileInterval(ratings.map((row) => row.map((value) => value && 1000 + 7 * value)))
    expect(scaled[0]).toBeCloseTo(low, 3)
    expect(scaled[1]).toBeCloseTo(high, 3)
  })

  it('begins at 0 where items may not differ at all', () => {
    const rng = createRng('noise')
    const noise = Array.from({ length: 30 }, (_, item) =>
      Array.from({ length: 4 }, (_, rater) => (item === rater ? undefined : rng.normal())),
    )
    expect(iccProfileInterval(noise)[0]).toBe(0)
  })

  it('refuses no ratings and a level that is none', () => {
    expect(() => iccProfileInterval([])).toThrow(InvalidSampleError)
    expect(() => iccProfileInterval([[1, 2]], { level: 0 })).toThrow(InvalidSampleError)
  })
})
