import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { randolphKappa } from './randolph-kappa.ts'
import { expectClose, readOracle } from './testing.ts'

const oracle = readOracle<{ counts: number[][] }, { fleiss: number | string; randolph_free_marginal: number | string }>('fleiss-kappa')
const labels = 4
const ratings = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 9 })).chain(([raters, items]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: labels - 1 }), { minLength: items, maxLength: items }), {
    minLength: raters,
    maxLength: raters,
  }),
)
const count = (byRater: number[][]) =>
  byRater[0]!.map((_, item) => Array.from({ length: labels }, (_, label) => byRater.filter((row) => row[item] === label).length))

it.each(oracle)('Fleiss and Randolph kappa equal $tool: $name', ({ input, expected, tol }) => {
  expectClose(fleissKappa(input.counts), expected.fleiss, tol)
  expectClose(randolphKappa(input.counts), expected.randolph_free_marginal, tol)
})

describe('fleissKappa', () => {
  it('is nominal alpha without its correction for few ratings: 1 - alpha = (1 - kappa) (N - 1) / N', () => {
    fc.assert(
      fc.property(ratings, (byRater) => {
        const kappa = fleissKappa(count(byRater))
        const alpha = krippendorffAlpha(byRater, 'nominal')
        const n = byRater.flat().length
        if (alpha === undefined) expect(kappa).toBeUndefined()
        else expect(alpha).toBeCloseTo(1 - ((1 - kappa!) * (n - 1)) / n, 10)
      }),
    )
  })

  it('does not exist when one label was given throughout, where the free-marginal kappa is 1', () => {
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBeUndefined()
    expect(
      randolphKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBe(1)
  })
})

describe.each([
  ['fleissKappa', fleissKappa],
  ['randolphKappa', randolphKappa],
])('%s', (_, kappa) => {
  it('lies in [-1, 1] and does not depend on the order of items or of labels', () => {
    fc.assert(
      fc.property(ratings, (byRater) => {
        const counts = count(byRater)
        const value = kappa(counts)
        if (value === undefined) return
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12)
        expect(kappa(counts.toReversed())).toBeCloseTo(value, 12)
        expect(kappa(counts.map((row) => row.toReversed()))).toBeCloseTo(value, 12)
      }),
    )
  })

  it('does not exist for one rater, nor for none, nor on a scale of one label', () => {
    expect(
      kappa([
        [1, 0],
        [0, 1],
      ]),
    ).toBeUndefined()
    expect(kappa([[0, 0]])).toBeUndefined()
    expect(kappa([[3], [3]])).toBeUndefined()
  })

  it.each([
    ['no items', []],
    ['no labels', [[]]],
    ['rows of different lengths', [[1, 1], [2]]],
    [
      'different numbers of raters',
      [
        [1, 1],
        [2, 1],
      ],
    ],
    ['negative counts', [[3, -1]]],
    ['counts that are no numbers', [[Number.NaN, 2]]],
    ['counts whose squares are no numbers', [[1e200, 1e200]]],
  ])('refuses %s', (_, counts) => {
    expect(() => kappa(counts)).toThrow(InvalidSampleError)
  })
})
