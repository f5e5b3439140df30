import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contingencyTable } from './contingency-table.ts'
import { InvalidSampleError } from './errors.ts'
import type { KappaWeights } from './kappa-disagreement.ts'
import { kappaInterval } from './kappa-interval.ts'
import { expectClose, readOracle } from './testing.ts'
import { weightedKappa } from './weighted-kappa.ts'

const kinds: KappaWeights[] = ['none', 'linear', 'quadratic']
type Expected = { kappa: number; se: number; ci95: [number, number]; se0: number; z: number }
const scale = [1, 2, 3, 4]
const table = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

describe.each(kinds)('kappaInterval with weights %s', (weights) => {
  it.each(readOracle<{ table: number[][] }, Record<KappaWeights, Expected>>('kappa-interval'))(
    'equals $tool: $name',
    ({ input, expected, tol }) => {
      const ours = kappaInterval(input.table, { weights })!
      expectClose(ours.kappa, expected[weights].kappa, tol)
      expectClose(ours.se, expected[weights].se, tol)
      expectClose(ours.interval[0], expected[weights].ci95[0], tol)
      expectClose(ours.interval[1], expected[weights].ci95[1], tol)
      expectClose(ours.seNull, expected[weights].se0, tol)
      expectClose(ours.z, expected[weights].z, tol)
    },
  )

  it('has the standard error of the jackknife on many pairs', () => {
    const cells = [
      [200, 50, 10],
      [40, 180, 60],
      [10, 70, 150],
    ]
    const n = cells.flat().reduce((a, b) => a + b, 0)
    const { kappa, se } = kappaInterval(cells, { weights })!
    let squares = 0
    for (const [i, row] of cells.entries())
      for (const [j, count] of row.entries()) {
        const without = cells.map((other, k) => other.map((c, l) => (k === i && l === j ? c - 1 : c)))
        squares += count * (kappaInterval(without, { weights })!.kappa - kappa) ** 2
      }
    expect(se).toBeCloseTo(Math.sqrt(((n - 1) / n) * squares), 3)
  })

  it('shrinks by 2 when every cell holds 4 times as many, and turns round with the raters', () => {
    fc.assert(
      fc.property(table, (cells) => {
        fc.pre(cells.flat().some((count) => count > 0))
        const once = kappaInterval(cells, { weights })
        const four = kappaInterval(
          cells.map((row) => row.map((count) => 4 * count)),
          { weights },
        )
        const turned = kappaInterval(
          cells.map((_, j) => cells.map((row) => row[j]!)),
          { weights },
        )
        if (once === undefined) {
          expect(four).toBeUndefined()
          expect(turned).toBeUndefined()
        } else {
          expect(four!.se).toBeCloseTo(once.se / 2, 7)
          expect(turned!.se).toBeCloseTo(once.se, 7)
          expect(turned!.seNull).toBeCloseTo(once.seNull, 7)
        }
      }),
    )
  })

  it('is of the kappa that weightedKappa gives for the two samples', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...scale), fc.constantFrom(...scale)), { minLength: 1 }), (list) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)]
        expect(kappaInterval(contingencyTable(a, b, scale), { weights })?.kappa).toBe(weightedKappa(a, b, { scale, weights }))
      }),
    )
  })
})

describe('kappaInterval', () => {
  it('does not exist when both raters used one label throughout', () => {
    expect(
      kappaInterval(
        [
          [7, 0],
          [0, 0],
        ],
        { weights: 'none' },
      ),
    ).toBeUndefined()
  })

  it.each([
    [3, 4],
    [2, 5],
  ])('has no test of independence when one rater used one label throughout: %d and %d', (one, other) => {
    const table = [
      [one, other],
      [0, 0],
    ]
    expect(kappaInterval(table, { weights: 'none' })).toEqual({ kappa: 0, se: 0, interval: [0, 0], seNull: 0, z: undefined })
  })

  it('widens with the level', () => {
    const at = (level: number) =>
      kappaInterval(
        [
          [5, 2],
          [1, 6],
        ],
        { weights: 'none', level },
      )!.interval
    expect(at(0.99)[0]).toBeLessThan(at(0.9)[0])
  })

  it.each([
    ['no table', []],
    [
      'an empty table',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    ['a table that is not square', [[1, 2]]],
    [
      'negative counts',
      [
        [1, -1],
        [0, 1],
      ],
    ],
    [
      'counts that are no numbers',
      [
        [1, Number.NaN],
        [0, 1],
      ],
    ],
    [
      'counts whose squares are no numbers',
      [
        [1e200, 1],
        [1, 1e200],
      ],
    ],
    [
      'counts whose squares vanish',
      [
        [1e-300, 1e-300],
        [1e-300, 1e-300],
      ],
    ],
  ])('refuses %s', (_, cells) => {
    expect(() => kappaInterval(cells, { weights: 'none' })).toThrow(InvalidSampleError)
  })

  it('refuses a level of 95', () => {
    expect(() => kappaInterval([[1]], { weights: 'none', level: 95 })).toThrow(InvalidSampleError)
  })
})
