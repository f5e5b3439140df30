import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { friedmanTest } from './friedman-test.ts'
import { kendallW } from './kendall-w.ts'
import { spearman } from './spearman.ts'
import { expectClose, readOracle } from './testing.ts'

const table = fc
  .integer({ min: 2, max: 7 })
  .chain((n) => fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }), { minLength: 1, maxLength: 6 }))

describe('kendallW', () => {
  it.each(readOracle<{ raters_by_items: number[][] }, { friedman_chi2: number; p: number; kendall_w: number }>('kendall-w'))(
    "and Friedman's test equal $tool: $name",
    ({ input, expected, tol }) => {
      expectClose(kendallW(input.raters_by_items), expected.kendall_w, tol)
      const { chi2, p } = friedmanTest(input.raters_by_items)!
      expectClose(chi2, expected.friedman_chi2, tol)
      expectClose(p, expected.p, tol)
    },
  )

  it('lies in [0, 1] or does not exist because every rater is constant', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const w = kendallW(ratings)
        if (w === undefined) expect(ratings.every((row) => new Set(row).size === 1)).toBe(true)
        else expect(w >= 0 && w <= 1).toBe(true)
      }),
    )
  })

  it('is tied to the mean Spearman of all pairs of raters without ties: W = (1 + (m - 1) rho) / m', () => {
    const ratings = [
      [1, 2, 3, 4, 5],
      [2, 1, 3, 5, 4],
      [1, 3, 2, 4, 5],
    ]
    const rhos = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([i, j]) => spearman(ratings[i!]!, ratings[j!]!)!)
    expect(kendallW(ratings)).toBeCloseTo((1 + (2 * rhos.reduce((a, b) => a + b, 0)) / 3) / 3, 12)
  })

  it('does not exist without raters or with one item', () => {
    expect(kendallW([])).toBeUndefined()
    expect(kendallW([[1], [2]])).toBeUndefined()
  })

  it('refuses raters of different lengths', () => {
    expect(() => kendallW([[1, 2], [1]])).toThrow(InvalidSampleError)
  })
})
