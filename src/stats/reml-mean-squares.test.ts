import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { crossedCells } from './crossed-cells.ts'
import { InvalidSampleError } from './errors.ts'
import { remlMeanSquares } from './reml-mean-squares.ts'
import { restrictedDeviance } from './restricted-deviance.ts'
import { twoWayAnova } from './two-way-anova.ts'

const gap = undefined

/** Items, raters and noise of the given standard deviations; each rating missing with probability `gaps`. */
function aTable({ seed = 'reml', items = 8, raters = 4, itemSd = 1, raterSd = 0.5, gaps = 0 }): (number | undefined)[][] {
  const rng = createRng(seed)
  const effects = Array.from({ length: raters }, () => raterSd * rng.normal())
  return Array.from({ length: items }, () => {
    const item = itemSd * rng.normal()
    return effects.map((rater) => (rng.next() < gaps ? gap : item + rater + rng.normal()))
  })
}

/** The deviance from the whole covariance matrix by Gauss-Jordan elimination: slow and obvious. */
function slowDeviance(table: (number | undefined)[][], itemRatio: number, raterRatio: number): number {
  const { item, rater, value } = crossedCells(table)
  const n = value.length
  const rows = Array.from({ length: n }, (_, c) => [
    ...Array.from(
      { length: n },
      (_, d) => (c === d ? 1 : 0) + (item[c] === item[d] ? itemRatio : 0) + (rater[c] === rater[d] ? raterRatio : 0),
    ),
    1,
    value[c]!,
  ])
  let logDeterminant = 0
  for (let pivot = 0; pivot < n; pivot++) {
    logDeterminant += Math.log(rows[pivot]![pivot]!)
    for (let r = 0; r < n; r++) {
      if (r === pivot) continue
      const factor = rows[r]![pivot]! / rows[pivot]![pivot]!
      for (let c = 0; c < n + 2; c++) rows[r]![c]! -= factor * rows[pivot]![c]!
    }
  }
  const solved = (column: number) => rows.map((row, i) => row[column]! / row[i]!)
  const sum = (x: readonly number[]) => x.reduce((total, y) => total + y, 0)
  const weight = sum(solved(n))
  const centre = sum(solved(n + 1)) / weight
  const rss = sum(solved(n + 1).map((x, c) => (value[c]! - centre) * (x - centre * solved(n)[c]!)))
  return logDeterminant + Math.log(weight) + (n - 1) * Math.log(rss / (n - 1))
}

describe('restrictedDeviance', () => {
  it.each([
    [0, 0],
    [0, 2],
    [3, 0],
    [1.5, 0.4],
    [200, 50],
  ])('equals the one from the whole covariance matrix at ratios %s and %s', (itemRatio, raterRatio) => {
    const table = [[gap, 1, gap, 2], ...aTable({ gaps: 0.3 })]
    expect(restrictedDeviance(crossedCells(table), itemRatio, raterRatio).deviance).toBeCloseTo(
      slowDeviance(table, itemRatio, raterRatio),
      9,
    )
  })
})

describe('remlMeanSquares', () => {
  it('equals the analysis of variance where nothing is missing and no variance is negative', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const table = aTable({ seed }) as number[][]
      const anova = twoWayAnova(table)!
      expect(Math.min(anova.msItems, anova.msRaters)).toBeGreaterThan(anova.msResidual) // else the two must differ
      const reml = remlMeanSquares(table)!
      for (const key of ['msItems', 'msRaters', 'msResidual', 'msWithin'] as const) expect(reml[key] / anova[key]).toBeCloseTo(1, 5)
    }
  })

  it.each(['f', 'g', 'h', 'i'])('finds ratios that no ratios nearby beat (table %s)', (seed) => {
    const table = aTable({ seed, items: 12, raters: 5, gaps: 0.5 })
    const { items, raters, msItems, msRaters, msResidual } = remlMeanSquares(table)!
    const best = [(msItems / msResidual - 1) / raters, (msRaters / msResidual - 1) / items] as const
    const deviance = (itemRatio: number, raterRatio: number) => restrictedDeviance(crossedCells(table), itemRatio, raterRatio).deviance
    for (const item of [0.5, 0.98, 1, 1.02, 2])
      for (const rater of [0.5, 0.98, 1, 1.02, 2])
        expect(deviance(best[0] * item, best[1] * rater)).toBeGreaterThanOrEqual(deviance(...best) - 1e-9)
  })

  it('does not care which side is called raters, beyond the names', () => {
    const table = aTable({ seed: 'turned', items: 9, raters: 4, gaps: 0.2 })
    const turned = table[0]!.map((_, j) => table.map((row) => row[j]))
    const reml = remlMeanSquares(table)!
    const other = remlMeanSquares(turned)!
    expect(other.msItems).toBeCloseTo(reml.msRaters, 4)
    expect(other.msResidual).toBeCloseTo(reml.msResidual, 4)
  })

  it('scales with the square of the unit and ignores the origin', () => {
    const table = aTable({ seed: 'unit', gaps: 0.2 })
    const reml = remlMeanSquares(table)!
    const changed = remlMeanSquares(table.map((row) => row.map((x) => (x === undefined ? gap : 1000 + 10 * x))))!
    expect(changed.msItems / reml.msItems).toBeCloseTo(100, 3)
    expect(changed.msResidual / reml.msResidual).toBeCloseTo(100, 3)
  })

  it('leaves out items and raters that have no rating', () => {
    const table = aTable({ seed: 'empty', gaps: 0.2 })
    const padded = [...table.map((row) => [...row, gap]), [gap, gap, gap, gap, gap]]
    expect(remlMeanSquares(padded)).toEqual(remlMeanSquares(table))
  })

  it('has finite mean squares or does not exist, whatever is missing', () => {
    const cell = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(gap))
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([n, k]) => fc.array(fc.array(cell, { minLength: k, maxLength: k }), { minLength: n, maxLength: n }))
    fc.assert(
      fc.property(tables, (table) => {
        fc.pre(table.flat().some((x) => x !== undefined))
        const reml = remlMeanSquares(table)
        if (!reml) return
        expect(Object.values(reml).every(Number.isFinite)).toBe(true)
        expect(reml.msItems >= reml.msResidual && reml.msRaters >= reml.msResidual && reml.msResidual > 0).toBe(true)
      }),
    )
  })

  it('does not exist where the noise cannot be told from items and raters', () => {
    expect(
      remlMeanSquares([
        [3, 3],
        [3, gap],
      ]),
    ).toBeUndefined() // nothing varies
    expect(
      remlMeanSquares([
        [1, gap],
        [gap, 2],
        [3, gap],
      ]),
    ).toBeUndefined() // one rating an item
    expect(
      remlMeanSquares([
        [1, 2, gap],
        [gap, 4, 5],
      ]),
    ).toBeUndefined() // a chain without a cycle
    expect(
      remlMeanSquares([
        [1, 2, 4],
        [2, 3, gap],
        [4, 5, 7],
        [6, gap, 9],
      ]),
    ).toBeUndefined() // item + rater, exactly
  })

  it('refuses no ratings, ragged rows, NaN and values too far apart', () => {
    expect(() => remlMeanSquares([])).toThrow(InvalidSampleError)
    expect(() => remlMeanSquares([[gap, gap]])).toThrow(InvalidSampleError)
    expect(() => remlMeanSquares([[1, 2], [1]])).toThrow(InvalidSampleError)
    expect(() =>
      remlMeanSquares([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow(InvalidSampleError)
    expect(() =>
      remlMeanSquares([
        [1e200, 2],
        [1, 2],
      ]),
    ).toThrow(InvalidSampleError)
  })
})
