import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../core/rng.ts'
import { rankData } from '../stats/rank-data.ts'
import { deviations } from './deviations.ts'
import { InvalidScoringInputError } from './errors.ts'
import { type Deviation, pairDependence } from './pair-dependence.ts'

const OPTIONS = { tolerance: 0.3, z: 3, leastShared: 10 }

/** Ranks of somebody who sees four responses of quality 3, 2, 1, 0 through noise as large as their spread. */
function look(rng: Rng): number[] {
  return rankData([3, 2, 1, 0].map((quality) => -quality - 1.1 * rng.normal()))
}

/** `honest` independent raters and `copies` of the first one judge some tasks. */
function judged(seed: string, { tasks, honest, copies }: { tasks: number; honest: number; copies: number }): Deviation[] {
  const rng = createRng(seed)
  return Array.from({ length: tasks }, (_, task) => {
    const own = Array.from({ length: honest }, () => look(rng))
    const values = [...own, ...Array.from({ length: copies }, () => own[0]!)]
    return deviations({ values, reference: [1, 2, 3, 4] }).map((deviation, rater) => ({ task: `t${task}`, rater: `r${rater}`, deviation }))
  }).flat()
}

describe('pairDependence', () => {
  it('calls none of 10,000 pairs of honest raters dependent after 20 shared tasks', () => {
    const found = pairDependence(judged('honest', { tasks: 20, honest: 142, copies: 0 }), OPTIONS)
    expect(found.pairs).toEqual([])
  })

  it('finds a ring of three that answers alike, and nobody else', () => {
    const found = pairDependence(judged('ring', { tasks: 20, honest: 20, copies: 2 }), OPTIONS)
    expect(found.pairs.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(['r0 r20', 'r0 r21', 'r20 r21'])
    for (const { dependence } of found.pairs) expect(dependence).toBeGreaterThan(0.95)
  })

  it('is symmetric, 0 for a rater and itself, and the same in whatever order replies come', () => {
    const replies = judged('order', { tasks: 15, honest: 4, copies: 1 })
    const found = pairDependence(replies, OPTIONS)
    expect(found.between('r0', 'r4')).toBe(found.between('r4', 'r0'))
    expect(found.between('r0', 'r0')).toBe(0)
    fc.assert(
      fc.property(fc.shuffledSubarray(replies, { minLength: replies.length }), (shuffled) => {
        expect(pairDependence(shuffled, OPTIONS).between('r0', 'r4')).toBe(found.between('r0', 'r4'))
      }),
      { numRuns: 20 },
    )
  })

  it('says nothing after fewer shared tasks than asked for', () => {
    expect(pairDependence(judged('few', { tasks: 9, honest: 2, copies: 1 }), OPTIONS).pairs).toEqual([])
  })

  it('refuses deviations of one task that differ in length', () => {
    const replies = [
      { task: 't', rater: 'a', deviation: [1, -1, 0] },
      { task: 't', rater: 'b', deviation: [1, -1] },
    ]
    expect(() => pairDependence(replies, OPTIONS)).toThrow(InvalidScoringInputError)
  })
})

describe('deviations', () => {
  it('are orthogonal to the reference, and do not see its direction, scale or offset', () => {
    const ranks = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(ranks, fc.integer({ min: 1, max: 9 }), (values, scale) => {
        const [own] = deviations({ values: [values], reference: [1, 2, 3, 4, 5] })
        const [other] = deviations({ values: [values], reference: [5, 4, 3, 2, 1].map((value) => value * scale + 7) })
        expect(other).toEqual(own)
        const shared = own!.reduce((sum, value, item) => sum + value * (item - 2), 0)
        expect(Math.abs(shared)).toBeLessThan(1e-6)
      }),
    )
  })

  it('leave out what the reference does not know', () => {
    const [own] = deviations({ values: [[1, 4, 2, 3]], reference: [1, undefined, 2, 3] })
    expect(own).toEqual([0, 0, 0])
  })
})
