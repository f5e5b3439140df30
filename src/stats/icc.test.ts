import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { icc } from './icc.ts'
import type { IccForm } from './icc-of-mean-squares.ts'
import { expectClose, readOracle } from './testing.ts'
import { twoWayAnova } from './two-way-anova.ts'

const names = { '1,1': 'ICC1', '2,1': 'ICC2', '3,1': 'ICC3', '1,k': 'ICC1k', '2,k': 'ICC2k', '3,k': 'ICC3k' } as const satisfies Record<
  IccForm,
  string
>
const forms = Object.keys(names) as IccForm[]
type Expected = { ms: Record<'MSB' | 'MSJ' | 'MSE' | 'MSW', number> } & Record<(typeof names)[IccForm], { icc: number | string }>
const oracle = readOracle<{ subjects_by_raters: number[][] }, Expected>('icc')

const table = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 5 }))
  .chain(([n, k]) => fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: k, maxLength: k }), { minLength: n, maxLength: n }))

describe('twoWayAnova', () => {
  it.each(oracle)('equals $tool: $name', ({ input, expected, tol }) => {
    const anova = twoWayAnova(input.subjects_by_raters)!
    expectClose(anova.msItems, expected.ms.MSB, tol)
    expectClose(anova.msRaters, expected.ms.MSJ, tol)
    expectClose(anova.msResidual, expected.ms.MSE, tol)
    expectClose(anova.msWithin, expected.ms.MSW, tol)
  })
})

it('twoWayAnova reads rows that are views into one flat array', () => {
  const flat = Float64Array.of(9, 2, 5, 6, 1, 3, 8, 4, 6)
  const rows = [0, 3, 6].map((start) => flat.subarray(start, start + 3))
  expect(twoWayAnova(rows)).toEqual(twoWayAnova(rows.map((row) => Array.from(row))))
})

describe.each(forms)('ICC(%s)', (form) => {
  it.each(oracle)('equals $tool: $name', ({ input, expected, tol }) => {
    expectClose(icc(input.subjects_by_raters, form), expected[names[form]].icc, tol)
  })

  it('does not change under m * x + b for all ratings together', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(0.5, 2, 10), fc.constantFrom(-7, 0, 100), (ratings, m, shift) => {
        const before = icc(ratings, form)
        const after = icc(
          ratings.map((row) => row.map((x) => m * x + shift)),
          form,
        )
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after! / (Math.abs(before) + 1)).toBeCloseTo(before / (Math.abs(before) + 1), 9)
      }),
    )
  })

  it('is never NaN or infinite', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        expect(Number.isFinite(icc(ratings, form) ?? 0)).toBe(true)
      }),
    )
  })

  it('does not exist when nothing varies, with one item, or with one rater', () => {
    expect(
      icc(
        [
          [0.1, 0.1],
          [0.1, 0.1],
          [0.1, 0.1],
        ],
        form,
      ),
    ).toBeUndefined()
    expect(icc([[1, 2]], form)).toBeUndefined()
    expect(icc([[1], [2]], form)).toBeUndefined()
  })

  it('is 1 when all raters say the same', () => {
    expect(
      icc(
        [
          [1.1, 1.1],
          [2.3, 2.3],
          [3.7, 3.7],
        ],
        form,
      ),
    ).toBeCloseTo(1, 12)
  })

  it('refuses no ratings, ragged rows and NaN', () => {
    expect(() => icc([], form)).toThrow(InvalidSampleError)
    expect(() => icc([[1, 2], [1]], form)).toThrow(InvalidSampleError)
    expect(() =>
      icc(
        [
          [1, Number.NaN],
          [1, 2],
        ],
        form,
      ),
    ).toThrow(InvalidSampleError)
  })
})

describe('icc', () => {
  it('does not exist for two raters who reverse each other on two items: the denominator is 0', () => {
    expect(
      icc(
        [
          [1, 2],
          [2, 1],
        ],
        '2,1',
      ),
    ).toBeUndefined()
  })

  it('does not exist where the denominator is 0 on paper, though not in floating point', () => {
    const ratings = [
      [6, 5],
      [8, 0],
      [2, 5],
      [2, 7],
      [2, 3],
    ] // MSB + (MSJ - MSE) / n = 0
    expect(icc(ratings, '2,k')).toBeUndefined()
    expect(
      icc(
        ratings.map((row) => row.map((x) => 10 * x - 7)),
        '2,k',
      ),
    ).toBeUndefined()
  })

  it('counts a constant shift of one rater as disagreement in form 2,1 and not in form 3,1', () => {
    const shifted = [
      [1, 3],
      [2, 4],
      [4, 6],
    ]
    expect(icc(shifted, '3,1')).toBe(1)
    expect(icc(shifted, '2,1')).toBeLessThan(0.8)
  })
})
