import type { GroupResult, Interval, SimulationResult } from '../group-result.ts'
import type { ProbeBench } from '../probe-bench.ts'
import type { SimulationSettings } from '../simulation-settings.ts'
import type { FailureMode } from './failure-modes.ts'

/** How much of a scenario is run: small in tests, larger by command. */
export interface ScenarioSize {
  readonly seed: string
  readonly miners: number
  readonly epochs: number
  readonly tasksPerEpoch: number
}

/** Whether something that must hold does, and the numbers that say so. */
export interface Finding {
  readonly holds: boolean
  readonly measured: string
}

/** Something that must hold of what came out. */
export interface Expectation {
  readonly words: string
  check(results: ScenarioResults): Finding
}

/** Something that is tried once on a small network, and what must come of it. */
export interface Probe {
  readonly words: string
  check(bench: ProbeBench): Promise<Finding>
}

/** A picture of what several runs say together: lines over a few named places. */
export interface Plot {
  readonly title: string
  readonly note: string
  readonly ticks: readonly string[]
  /** One share for each tick. */
  readonly lines: readonly { readonly label: string; readonly values: readonly number[] }[]
  /** Each point of the lines in words and numbers. */
  readonly cells: readonly { readonly words: string; readonly value: number; readonly interval: Interval }[]
}

/** By the name of the run. */
export type ScenarioResults = Readonly<Record<string, SimulationResult>>

/** A way in which such a network could fail, and how it must react. */
export interface Scenario {
  readonly name: string
  readonly title: string
  /** What it stands for; empty for a target that is no failure. */
  readonly rows: readonly FailureMode[]
  /** The size at which it takes some seconds, and at which its expectations are no matter of luck. */
  readonly size: Omit<ScenarioSize, 'seed'>
  /** The networks to run, by name. */
  runs?(size: ScenarioSize): Readonly<Record<string, SimulationSettings>>
  readonly expectations?: readonly Expectation[]
  readonly probes?: readonly Probe[]
  plots?(results: ScenarioResults): readonly Plot[]
}

/** One group of one run. @throws {RangeError} if there is no such group: a scenario that names it wrongly */
export function groupOf(results: ScenarioResults, run: string, group: string): GroupResult {
  const found = results[run]?.groups.find(({ name }) => name === group)
  if (!found) throw new RangeError(`expected a group "${group}" in the run "${run}", got none`)
  return found
}

/** @param most pay of one of the group's miners, as a multiple of one of the first group's */
export function earnsAtMost(group: string, most: number, { run = 'network', note = '' } = {}): Expectation {
  return {
    words: `${group} earns at most ${percent(most)} of an honest miner${note && ` (${note})`}`,
    check(results) {
      const { payRatio } = groupOf(results, run, group)
      return { holds: payRatio !== undefined && payRatio <= most, measured: payRatio === undefined ? 'nobody was paid' : percent(payRatio) }
    },
  }
}

/**
 * As {@link earnsAtMost}, for groups so small that luck moves their pay by half: it fails when luck does not explain what is above the bound.
 */
export function hardlyEarnsMore(group: string, most: number, note = ''): Expectation {
  return {
    words: `${group} earns at most ${percent(most)} of an honest miner, as far as its few miners can tell${note && ` (${note})`}`,
    check(results) {
      const { payRatio, payRatioInterval } = groupOf(results, 'network', group)
      const low = payRatioInterval?.[0]
      return { holds: low !== undefined && low <= most, measured: `${percent(payRatio ?? 0)}, with 95 % at least ${percent(low ?? 0)}` }
    },
  }
}

/** @param least mean Spearman with the real order */
export function findsOrder(least: number, run = 'network'): Expectation {
  return {
    words: `the order that the network finds has a mean Spearman of at least ${least.toFixed(2)} with the real one`,
    check(results) {
      const recovered = results[run]?.recovered
      return { holds: recovered !== undefined && recovered >= least, measured: recovered?.toFixed(2) ?? 'no order was found' }
    },
  }
}

/** @example percent(0.125) // '12.5 %' */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
