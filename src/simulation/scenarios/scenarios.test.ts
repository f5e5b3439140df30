import { describe, expect, it } from 'vitest'
import { openTestStores } from '../../store/testing.ts'
import { runScenario } from '../run-scenario.ts'
import { FAILURE_MODES } from './failure-modes.ts'
import { SCENARIOS } from './scenarios.ts'

/** Seconds on a free machine. */
const PATIENCE_MS = 120_000

/** Two draws of a small world; what is claimed must hold on one of them, because luck moves what a few miners earn by a few hundredths. */
const SEEDS = ['2', '1']

const [store] = await openTestStores()

describe('every failure mode, at small size', () => {
  it.each(SCENARIOS)(
    '$name: $title',
    async (scenario) => {
      const missed = []
      for (const seed of SEEDS) {
        const { expectations } = await runScenario(store!.db, scenario, { ...scenario.size, seed })
        const failing = expectations.filter(({ holds }) => !holds)
        if (failing.length === 0) return
        missed.push(failing)
      }
      expect(missed).toEqual([])
    },
    PATIENCE_MS,
  )
})

describe('the list of scenarios', () => {
  it('names each once', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length)
  })

  it('has at least one for every failure mode', () => {
    const covered = new Set(SCENARIOS.flatMap(({ rows }) => rows))
    expect(FAILURE_MODES.filter((mode) => !covered.has(mode))).toEqual([])
  })
})
