import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { InvalidScoringInputError } from '../errors.ts'
import type { Mark } from './likeness-tables.ts'
import { pairOdds } from './pair-odds.ts'
import { sameDirection } from './same-direction.ts'

/** Marks of `alone` raters who have nothing in common, and of `ring` who leave the same ones. */
function someMarks(seed: string, { tasks, alone, ring }: { tasks: number; alone: number; ring: number }): Mark[] {
  const rng = createRng(seed)
  const mark = () => [rng.normal(), rng.normal()]
  return Array.from({ length: tasks }, (_, n) => {
    const shared = mark()
    return [
      ...Array.from({ length: alone }, (_, rater) => ({ task: `t${n}`, rater: `alone-${rater}`, mark: mark() })),
      ...Array.from({ length: ring }, (_, rater) => ({ task: `t${n}`, rater: `ring-${rater}`, mark: shared })),
    ]
  }).flat()
}

const inRing = ({ a, b }: { a: string; b: string }) => a.startsWith('ring') && b.startsWith('ring')

describe('pairOdds', () => {
  it('is a fair bet for those who have nothing in common: the mean of their odds is 1 at most', () => {
    const odds = Array.from({ length: 40 }, (_, n) =>
      pairOdds(someMarks(`fair ${n}`, { tasks: 5, alone: 8, ring: 0 }), sameDirection),
    ).flat()
    const mean = odds.reduce((sum, pair) => sum + Math.exp(pair.odds), 0) / odds.length
    expect(odds).toHaveLength(40 * 28)
    expect(mean).toBeLessThan(1.5) // 1 on paper; the second pass and the luck of 1,120 pairs
  })

  it('lets no ring vouch for itself: six of twelve who say the same are as clear as three', () => {
    const leastOf = (ring: number) => {
      const pairs = pairOdds(someMarks('ring', { tasks: 20, alone: 12 - ring, ring }), sameDirection)
      return Math.min(...pairs.filter(inRing).map(({ odds }) => odds))
    }
    expect(leastOf(3)).toBeGreaterThan(Math.log(1e9))
    expect(leastOf(6)).toBeGreaterThan(Math.log(1e9))
  })

  it('weighs what is the same by how rare it is: what all do says nothing', () => {
    const rng = createRng('rare')
    const task = (n: number, own: () => number[]): Mark[] =>
      ['a', 'b', 'c', 'd', 'e', 'f'].map((rater) => ({ task: `t${n}`, rater, mark: rater < 'c' ? [1, 0] : own() }))
    const common = pairOdds(Array.from({ length: 10 }, (_, n) => task(n, () => [1, 0])).flat(), sameDirection)
    const rare = pairOdds(Array.from({ length: 10 }, (_, n) => task(n, () => [rng.normal(), rng.normal()])).flat(), sameDirection)
    for (const { odds } of common) expect(odds).toBeCloseTo(0, 12)
    expect(rare[0]).toMatchObject({ a: 'a', b: 'b' })
    expect(rare[0]!.odds).toBeGreaterThan(Math.log(1e3))
  })

  it('does not depend on the order of the marks or on the size of a direction', () => {
    const marks = someMarks('order', { tasks: 6, alone: 3, ring: 2 })
    const expected = pairOdds(marks, sameDirection)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(marks, { minLength: marks.length }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        (shuffled, size) => {
          const scaled = shuffled.map((one) => ({ ...one, mark: one.mark.map((value) => value * size) }))
          for (const [n, pair] of pairOdds(scaled, sameDirection).entries()) expect(pair.odds).toBeCloseTo(expected[n]!.odds, 9)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('leaves out who says nothing, and knows nothing of nobody', () => {
    expect(pairOdds([], sameDirection)).toEqual([])
    const silent = { task: 't', rater: 'a', mark: [] }
    expect(pairOdds([silent, { task: 't', rater: 'b', mark: [1, 0] }], sameDirection)).toEqual([])
  })

  it('refuses marks of one task that differ in length', () => {
    const marks = [
      { task: 't', rater: 'a', mark: [1, 0] },
      { task: 't', rater: 'b', mark: [1] },
    ]
    expect(() => pairOdds(marks, sameDirection)).toThrow(InvalidScoringInputError)
  })

  it('refuses two marks of one rater on one task', () => {
    const mark = { task: 't', rater: 'a', mark: [1, 0] }
    expect(() => pairOdds([mark, mark], sameDirection)).toThrow(InvalidScoringInputError)
  })
})
