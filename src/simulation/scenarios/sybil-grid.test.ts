import { describe, expect, it } from 'vitest'
import { openTestStores } from '../../store/testing.ts'
import { runScenario } from '../run-scenario.ts'
import { sybilGrid } from './sybil-grid.ts'

/** Seconds on a free machine. */
const PATIENCE_MS = 120_000

const [store] = await openTestStores()

describe('the sybil grid, at small size', () => {
  it(
    'shows every declared cell, and no return under several names that luck does not explain where each name looks',
    async () => {
      const scenario = sybilGrid({ sizes: [1], noises: [1], ways: ['each name looks'], draws: 1 })
      const report = await runScenario(store!.db, scenario, { seed: 'ci', miners: 36, epochs: 2, tasksPerEpoch: 50 })
      const [plot] = report.plots
      expect(plot!.ticks).toEqual(['2 names', '4 names', '8 names'])
      expect(plot!.lines.map(({ values }) => values.length)).toEqual(Array(6).fill(3))
      expect(plot!.cells).toHaveLength(18)
      expect(report.expectations.map(({ words, holds, measured }) => [words, holds, measured])).toEqual(
        report.expectations.map(({ words, measured }) => [words, true, measured]),
      )
    },
    PATIENCE_MS,
  )
})
