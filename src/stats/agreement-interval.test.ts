import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { agreementInterval } from './agreement-interval.ts'
import { InvalidSampleError } from './errors.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

/** Normal ratings with an intraclass correlation: shape [raters][units]. */
function study(seed: string, { units, raters, icc }: { units: number; raters: number; icc: number }): number[][] {
  const rng = createRng(seed)
  const truth = Array.from({ length: units }, () => Math.sqrt(icc) * rng.normal())
  return Array.from({ length: raters }, () => truth.map((value) => value + Math.sqrt(1 - icc) * rng.normal()))
}

function alphaInterval(ratings: readonly (readonly number[])[], clusterOf = ratings[0]!.map((_, unit) => unit)) {
  const statistic = (weights: Float64Array) => {
    const kept = ratings.map((row) => row.filter((_, unit) => weights[unit] === 1))
    return krippendorffAlpha(kept, 'interval')
  }
  return agreementInterval(clusterOf, statistic, { raters: ratings.length })
}

describe('agreementInterval', () => {
  it.each([
    { units: 30, raters: 2, icc: 0.8 },
    { units: 30, raters: 6, icc: 0.2 },
    { units: 60, raters: 3, icc: 0.5 },
  ])('holds the true alpha in 93-97 % of studies: $units units, $raters raters, $icc', (shape) => {
    const studies = 2000
    let held = 0
    for (let seed = 0; seed < studies; seed++) {
      const [low, high] = alphaInterval(study(`cover ${seed}`, shape))!
      if (low <= shape.icc && shape.icc <= high) held++
    }
    expect(held / studies).toBeGreaterThan(0.93)
    expect(held / studies).toBeLessThan(0.97)
  })

  it('holds the estimate, within -1 and 1', () => {
    const ratings = study('one', { units: 40, raters: 3, icc: 0.6 })
    const [low, high] = alphaInterval(ratings)!
    const alpha = krippendorffAlpha(ratings, 'interval')!
    expect(-1 < low && low < alpha && alpha < high && high < 1).toBe(true)
  })

  it('is wider over clusters of units that are alike', () => {
    const ratings = study('twice', { units: 30, raters: 3, icc: 0.6 })
    const doubled = ratings.map((row) => [...row, ...row])
    const width = (ends: readonly [number, number] | undefined) => ends![1] - ends![0]
    const clusters = doubled[0]!.map((_, unit) => unit % 30)
    expect(width(alphaInterval(doubled, clusters))).toBeGreaterThan(1.2 * width(alphaInterval(doubled)))
  })

  it('leaves several clusters out at a time where there are thousands', () => {
    let calls = 0
    const statistic = (weights: Float64Array) => {
      calls++
      return 0.5 + weights[0]! / 100
    }
    expect(
      agreementInterval(
        Int32Array.from({ length: 5000 }, (_, unit) => unit),
        statistic,
        { raters: 2 },
      ),
    ).toBeDefined()
    expect(calls).toBe(201)
  })

  it('is undefined for two clusters, perfect agreement, and a statistic that does not exist', () => {
    expect(agreementInterval([0, 0, 1], () => 0.5, { raters: 2 })).toBeUndefined()
    expect(agreementInterval([0, 1, 2], () => 1, { raters: 2 })).toBeUndefined()
    expect(agreementInterval([0, 1, 2], () => undefined, { raters: 2 })).toBeUndefined()
    expect(agreementInterval([0, 1, 2], (weights) => (weights[0] === 0 ? undefined : 0.5), { raters: 2 })).toBeUndefined()
  })

  it('refuses a level that is none', () => {
    expect(() => agreementInterval([0], () => 0, { raters: 2, level: 1 })).toThrow(InvalidSampleError)
  })
})
