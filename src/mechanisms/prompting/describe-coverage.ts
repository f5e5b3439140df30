import type { PromptingCoverage } from '../../protocol/prompting.ts'
import { chiSquareSurvival } from '../../stats/chi-square-survival.ts'
import { bandsWithin, type CoverageCell, type CoveragePlan, coverageEntropy, coveragePlan } from './human/coverage.ts'
import { cellVisits, readPromptingMemory } from './prompting-memory.ts'
import { TASK_TYPES } from './task-types.ts'

const AXES = ['profile', 'mood', 'tone', 'band'] as const
/** With fewer expected in any group the chi-square distribution does not hold (Cochran 1954, Biometrics 10:417-451). */
const FEWEST_EXPECTED = 5

let plan: CoveragePlan | undefined

/** What a validator's memory says of how evenly it has asked. @param memory as it was last written; `undefined` where nothing was */
export function describeCoverage(memory: unknown): Omit<PromptingCoverage, 'validator' | 'name'> {
  plan ??= coveragePlan(new Map(TASK_TYPES.map(({ name }) => [name, 1])), 'coverage')
  const { cells } = plan
  const remembered = readPromptingMemory({ read: () => memory })
  const visits = cellVisits(remembered, plan)
  const types = TASK_TYPES.map(({ name }) => name)
  return {
    cells: cells.length,
    visited: visits.filter((count) => count > 0).length,
    items: visits.reduce((sum, count) => sum + count, 0),
    entropy: coverageEntropy(plan, visits),
    discarded: remembered.discarded,
    axes: AXES.map((axis) => ({ axis, ...countBy(axis, cells, visits, types, bandsWithin(remembered.settings.lambda)) })),
    types,
    difficulty: Object.entries(remembered.difficulty).map(([type, state]) => ({ type, ...state })),
    settings: remembered.settings,
    anchors: remembered.anchors,
  }
}

function countBy(
  axis: (typeof AXES)[number],
  cells: readonly CoverageCell[],
  visits: ArrayLike<number>,
  types: readonly string[],
  bands: ReadonlySet<string>,
) {
  const values: string[] = [...new Set(cells.map((cell) => cell[axis]))]
  const counts = types.map(() => values.map(() => 0))
  const weights = values.map(() => 0)
  for (const { index, type, weight, band, [axis]: value } of cells) {
    const column = values.indexOf(value)
    counts[types.indexOf(type)]![column]! += visits[index]!
    if (bands.has(band)) weights[column]! += weight
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const wanted = weights.map((weight) => weight / all)
  const seen = values.map((_, column) => counts.reduce((sum, row) => sum + row[column]!, 0))
  return { values, counts, wanted, fit: fitOf(seen, wanted) }
}

function fitOf(seen: readonly number[], wanted: readonly number[]): number | null {
  const total = seen.reduce((sum, count) => sum + count, 0)
  if (Math.min(...wanted) * total < FEWEST_EXPECTED) return null
  const statistic = seen.reduce((sum, count, n) => sum + (count - wanted[n]! * total) ** 2 / (wanted[n]! * total), 0)
  return chiSquareSurvival(statistic, seen.length - 1)
}
