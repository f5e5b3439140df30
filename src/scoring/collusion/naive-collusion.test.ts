import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import { COLLUSION_RULE } from './collusion-bar.ts'
import { findCircles } from './find-circles.ts'
import type { Mark } from './likeness-tables.ts'
import { naiveFindCircles, naivePairOdds, naiveSameDirection } from './naive-collusion.testing.ts'
import { type PairOdds, pairOdds } from './pair-odds.ts'
import { sameDirection } from './same-direction.ts'
import { sameMoment } from './same-moment.ts'

interface World {
  readonly seed: string
  readonly raters: number
  readonly tasks: number
  /** Of two rings, in raters; who is in one says what it says with a chance of `loyalty`. */
  readonly rings: readonly [number, number]
  readonly loyalty: number
  /** How many are asked of each task, as a share of all. */
  readonly asked: number
  readonly kind: 'mistakes' | 'directions' | 'moments'
}

const anyWorld: fc.Arbitrary<World> = fc.record({
  seed: fc.string({ minLength: 8, maxLength: 8 }),
  raters: fc.integer({ min: 2, max: 16 }),
  tasks: fc.integer({ min: 0, max: 90 }),
  rings: fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 5 })),
  loyalty: fc.constantFrom(1, 0.9, 0.5),
  asked: fc.constantFrom(1, 0.6, 0.3),
  kind: fc.constantFrom('mistakes', 'mistakes', 'directions', 'moments'),
})

const LIKENESS = { mistakes: sameDirection, directions: sameDirection, moments: sameMoment }
const NAIVE_LIKENESS = { mistakes: naiveSameDirection, directions: naiveSameDirection, moments: sameMoment }

/** In no order, some without a mark, names in another order than numbers. */
function marksOf({ seed, raters, tasks, rings, loyalty, asked, kind }: World): Mark[] {
  const rng = createRng(seed)
  const own = {
    mistakes: () => oneOf(rng.int(0, 5), 6),
    directions: () => [rng.normal(), rng.normal(), rng.normal()],
    moments: () => [rng.int(0, 200_000)],
  }[kind]
  const all = Array.from({ length: tasks }, (_, n) => {
    const said = [own(), own()]
    return Array.from({ length: raters }, (_, rater): Mark[] => {
      const ring = rater < rings[0] ? 0 : rater < rings[0] + rings[1] ? 1 : undefined
      const mark = ring !== undefined && rng.next() < loyalty ? said[ring]! : own()
      if (rng.next() > asked) return []
      return [{ task: `t${n}`, rater: `${'dbca'[rater % 4]}${rater}`, mark: rng.next() < 0.2 ? [] : mark }]
    })
  })
  return rng.shuffle(all.flat(2))
}

const oneOf = (which: number, length: number) => Array.from({ length }, (_, place) => (place === which ? 1 : 0))

/** What is worked out only when it is read. */
const withTasks = ({ a, b, odds, shared, tasks }: PairOdds): PairOdds => ({ a, b, odds, shared, tasks })

describe('the search that keeps no lists', () => {
  it('gives the very numbers of the obvious one, for pairs and for circles, whatever the world', () => {
    let [pairs, circles] = [0, 0]
    fc.assert(
      fc.property(anyWorld, fc.constantFrom(0, 0.7), fc.boolean(), (world, alikeAnyway, someApart) => {
        const marks = marksOf(world)
        const naive = naivePairOdds(marks, NAIVE_LIKENESS[world.kind], alikeAnyway)
        const found = pairOdds(marks, LIKENESS[world.kind], alikeAnyway)
        expect(found.map(withTasks)).toEqual(naive)
        const apart = (a: string, b: string) => someApart && [a, b].includes('d0') && (a + b).length % 2 === 0
        const rule = { ...COLLUSION_RULE, alikeAnyway }
        const rings = findCircles(found, apart, rule)
        expect(rings.map((ring) => ({ ...ring, links: ring.links.map(withTasks) }))).toEqual(naiveFindCircles(naive, apart, rule))
        pairs += found.length
        circles += rings.length
      }),
      { numRuns: 300, seed: 16 },
    )
    expect(pairs).toBeGreaterThan(5000)
    expect(circles).toBeGreaterThan(30) // else nothing was compared
  }, 60_000)
})
