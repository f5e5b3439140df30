import type { Db } from '../store/open-store.ts'
import type { SimulationResult } from './group-result.ts'
import { openProbeBench } from './probe-bench.ts'
import { runSimulation } from './run-simulation.ts'
import type { Finding, Plot, Scenario, ScenarioSize } from './scenarios/scenario.ts'

/** What came of a scenario. */
export interface ScenarioReport extends Pick<Scenario, 'name' | 'title' | 'rows'> {
  readonly holds: boolean
  readonly expectations: readonly (Finding & { readonly words: string })[]
  readonly runs: Readonly<Record<string, SimulationResult>>
  readonly plots: readonly Plot[]
}

/** Runs the networks of a scenario, one after the other, tries its probes, and holds what came out against what must. */
export async function runScenario(
  db: Db,
  scenario: Scenario,
  size: ScenarioSize,
  tell: (line: string) => void = () => {},
): Promise<ScenarioReport> {
  const { name, title, rows, expectations = [], probes = [] } = scenario
  const runs: Record<string, SimulationResult> = {}
  for (const [run, settings] of Object.entries(scenario.runs?.(size) ?? {})) {
    tell(`${name}: ${run}`)
    runs[run] = await runSimulation(db, settings, tell)
  }
  const found = expectations.map(({ words, check }) => ({ words, ...check(runs) }))
  for (const { words, check } of probes) {
    tell(`${name}: ${words}`)
    found.push({ words, ...(await check(await openProbeBench(db, size))) })
  }
  return { name, title, rows, holds: found.every(({ holds }) => holds), expectations: found, runs, plots: scenario.plots?.(runs) ?? [] }
}
