import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSampleError } from './errors.ts'
import { type AlphaLevel, krippendorffAlpha } from './krippendorff-alpha.ts'
import { expectClose, readOracle } from './testing.ts'

const levels: AlphaLevel[] = ['nominal', 'ordinal', 'interval', 'ratio']
type Gappy = (number | undefined)[][]
const withGaps = (rows: (number | null)[][]): Gappy => rows.map((row) => row.map((value) => value ?? undefined))
const rating = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 4 })
const table = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => fc.array(fc.array(rating, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }))

/** By the book: coincidence matrix of values, then the metric's own formula. */
function slowAlpha(ratings: Gappy, level: AlphaLevel): number | undefined {
  const units = ratings[0]!.map((_, u) => ratings.map((row) => row[u]).filter((v) => v !== undefined)).filter((unit) => unit.length > 1)
  const labels = [...new Set(units.flat())].sort((a, b) => a - b)
  const coincidence = labels.map((c) =>
    labels.map((k) =>
      units.reduce((sum, unit) => {
        const ofC = unit.filter((v) => v === c).length
        const ofK = unit.filter((v) => v === k).length
        return sum + (ofC * (ofK - (c === k ? 1 : 0))) / (unit.length - 1)
      }, 0),
    ),
  )
  const counts = labels.map((c) => units.flat().filter((v) => v === c).length)
  const n = units.flat().length
  const cost = (c: number, k: number): number => {
    if (level === 'nominal') return Number(c !== k)
    if (level === 'interval') return (labels[c]! - labels[k]!) ** 2
    if (level === 'ratio') return c === k ? 0 : ((labels[c]! - labels[k]!) / (labels[c]! + labels[k]!)) ** 2
    const [low, high] = c < k ? [c, k] : [k, c]
    return (counts.slice(low, high + 1).reduce((a, b) => a + b, 0) - (counts[low]! + counts[high]!) / 2) ** 2
  }
  let observed = 0
  let expected = 0
  for (const c of labels.keys()) {
    for (const k of labels.keys()) {
      observed += coincidence[c]![k]! * cost(c, k)
      expected += (counts[c]! * counts[k]! * cost(c, k)) / (n - 1)
    }
  }
  return expected > 0 ? 1 - observed / expected : undefined
}

describe.each(levels)("Krippendorff's alpha, %s", (level) => {
  const cases = readOracle<{ raters_by_units: (number | null)[][] }, Partial<Record<AlphaLevel, number | string>>>('krippendorff-alpha')

  it.each(cases.filter(({ expected }) => expected[level] !== undefined))('equals $tool: $name', ({ input, expected, tol }) => {
    expectClose(krippendorffAlpha(withGaps(input.raters_by_units), level), expected[level]!, tol)
  })

  it('equals the coincidence matrix done by the book', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const slow = slowAlpha(ratings, level)
        const fast = krippendorffAlpha(ratings, level)
        if (slow === undefined) expect(fast).toBeUndefined()
        else expect(fast).toBeCloseTo(slow, 10)
      }),
    )
  })

  it('does not depend on the order of raters', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const before = krippendorffAlpha(ratings, level)
        const after = krippendorffAlpha(ratings.toReversed(), level)
        if (before === undefined) expect(after).toBeUndefined()
        else expect(after).toBeCloseTo(before, 12)
      }),
    )
  })

  it('does not exist without raters, with one, without a shared unit, or without variation', () => {
    expect(krippendorffAlpha([], level)).toBeUndefined()
    expect(krippendorffAlpha([[1, 2, 3]], level)).toBeUndefined()
    expect(
      krippendorffAlpha(
        [
          [1, undefined],
          [undefined, 2],
        ],
        level,
      ),
    ).toBeUndefined()
    expect(
      krippendorffAlpha(
        [
          [0.1, 0.1],
          [0.1, 0.1],
        ],
        level,
      ),
    ).toBeUndefined()
  })

  it('refuses different lengths and NaN', () => {
    expect(() => krippendorffAlpha([[1, 2], [1]], level)).toThrow(InvalidSampleError)
    expect(() =>
      krippendorffAlpha(
        [
          [1, Number.NaN],
          [1, 2],
        ],
        level,
      ),
    ).toThrow(InvalidSampleError)
  })

  it('reads typed arrays in which a number stands for a gap', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const typed = ratings.map((row) => Int8Array.from(row, (value) => value ?? -1))
        expect(krippendorffAlpha(typed, level, { gap: -1 })).toBe(krippendorffAlpha(ratings, level))
      }),
    )
  })
})

describe("Krippendorff's alpha", () => {
  it('does not change at level ratio when all amounts are multiplied, nor at level interval when they are shifted too', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 50 }), (ratings, factor) => {
        const times = ratings.map((row) => row.map((value) => value && value * factor))
        const plus = times.map((row) => row.map((value) => value && value + 7))
        for (const [level, changed] of [
          ['ratio', times],
          ['interval', plus],
        ] as const) {
          const before = krippendorffAlpha(ratings, level)
          if (before === undefined) expect(krippendorffAlpha(changed, level)).toBeUndefined()
          else expect(krippendorffAlpha(changed, level)).toBeCloseTo(before, 10)
        }
      }),
    )
  })

  it('refuses amounts below 0 at level ratio, and values whose squares no number can hold', () => {
    expect(() =>
      krippendorffAlpha(
        [
          [1, -2],
          [1, 2],
        ],
        'ratio',
      ),
    ).toThrow(InvalidSampleError)
    expect(() =>
      krippendorffAlpha(
        [
          [1, 1e300],
          [1, 2],
        ],
        'interval',
      ),
    ).toThrow(InvalidSampleError)
  })
})
