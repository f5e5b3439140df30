import { describe, expect, it } from 'vitest'
import { icc } from './icc.ts'
import { kendallTauB } from './kendall-tau-b.ts'
import { kendallW } from './kendall-w.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { pearson } from './pearson.ts'
import { rankData } from './rank-data.ts'
import { spearman } from './spearman.ts'
import { expectClose, readSharedOracles } from './testing.ts'
import { weightedKappa } from './weighted-kappa.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Our answer to one case of the shared file, flat: path within `expected` -> number. */
type Answer = Record<string, number | undefined>
/** All fields that the kinds below use; each reads its own. */
interface Input {
  x: number[]
  a: number[]
  b: number[]
  k: number
  n: number
  table: number[][]
  subjects_by_raters: number[][]
  raters_by_items: number[][]
  raters_by_units: (number | null)[][]
}

const answers: Record<string, (input: Input) => Answer> = {
  rankdata: ({ x }) => Object.fromEntries(rankData(x).map((rank, i) => [`average.${i}`, rank])),
  correlation: ({ a, b }) => ({ 'spearman.rho': spearman(a, b), 'kendall_tau_b.tau': kendallTauB(a, b), 'pearson.r': pearson(a, b) }),
  cohen_kappa_ci: ({ table }) => {
    const cells = table.flatMap((row, i) => row.map((count, j) => ({ i, j, count })))
    const kappa = (weights: 'none' | 'linear' | 'quadratic') =>
      weightedKappa(
        cells.map(({ i }) => i),
        cells.map(({ j }) => j),
        { scale: table.map((_, i) => i), weights, itemWeights: cells.map(({ count }) => count) },
      )
    return { 'none.kappa': kappa('none'), 'linear.kappa': kappa('linear'), 'quadratic.kappa': kappa('quadratic') }
  },
  icc: ({ subjects_by_raters: ratings }) => ({
    'ICC1.icc': icc(ratings, '1,1'),
    'ICC2.icc': icc(ratings, '2,1'),
    'ICC3.icc': icc(ratings, '3,1'),
    'ICC1k.icc': icc(ratings, '1,k'),
    'ICC2k.icc': icc(ratings, '2,k'),
    'ICC3k.icc': icc(ratings, '3,k'),
  }),
  krippendorff_alpha: ({ raters_by_units: rows }) => {
    const ratings = rows.map((row) => row.map((value) => value ?? undefined))
    return {
      nominal: krippendorffAlpha(ratings, 'nominal'),
      ordinal: krippendorffAlpha(ratings, 'ordinal'),
      interval: krippendorffAlpha(ratings, 'interval'),
    }
  },
  kendall_w: ({ raters_by_items: ratings }) => ({ kendall_w: kendallW(ratings) }),
  proportion_ci: ({ k, n }) => ({ 'wilson.0': wilsonInterval(k, n)![0], 'wilson.1': wilsonInterval(k, n)![1] }),
}

/** The number at a path, or the text that stands for "no such number" somewhere along it. */
function at(expected: unknown, path: string): number | string | undefined {
  let value = expected
  for (const key of path.split('.')) if (typeof value === 'object' && value !== null) value = (value as Record<string, unknown>)[key]
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}

const shared = readSharedOracles() ?? []

describe.skipIf(shared.length === 0)('every case of ../shared/oracles/stat-oracles.json (skipped where the file is missing)', () => {
  it.each(shared.filter(({ kind }) => kind in answers))('$name ($tool)', ({ kind, input, expected, tol }) => {
    for (const [path, ours] of Object.entries(answers[kind]!(input as Input))) {
      const theirs = at(expected, path)
      if (theirs !== undefined) expectClose(ours, theirs, tol)
    }
  })

  it('holds cases of every kind that this floor computes', () => {
    const kinds = new Set(shared.map(({ kind }) => kind))
    expect(Object.keys(answers).filter((kind) => !kinds.has(kind))).toEqual([])
  })
})
