import { BLOCK_MS } from '../found-simulation.ts'
import type { SimulationSettings } from '../simulation-settings.ts'
import { plainNetwork } from './plain-network.ts'
import { type Finding, groupOf, type Plot, percent, type Scenario, type ScenarioResults, type ScenarioSize } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'
import { accountOf, type ReturnRatio, returnRatio } from './sybil-return.ts'

/** Numbers of names, and how many such persons are in one network. */
const PERSONS = [
  { names: 2, persons: 4 },
  { names: 4, persons: 2 },
  { names: 8, persons: 1 },
  { names: 16, persons: 1 },
] as const
/** Nobody has more names than this part of the network. */
const MOST_NAMES = 1 / 4

/** How often the names of one person look for themselves when they have the same task. */
const WAYS = { 'one look for all names': 0, 'half of the looks shared': 0.5, 'each name looks': 1 } as const

/** What a name costs, as a part of what an honest miner works in the time that is simulated. */
const REGISTRATIONS = [0, 0.25, 1] as const

/** Who has one name: miners with one worker, and some that have people for eight tasks at a time. */
const REFERENCES = { honest: 'a miner with one name', house: 'a miner with one name for eight hands' } as const
const REFERENCE_NAMES = ['honest', 'house'] as const
const HOUSES = 4

export interface GridAxes {
  /** Sizes of the network, as parts of the scenario's own. */
  readonly sizes: readonly number[]
  /** Of honest miners and persons alike: 1 = like the median real rater. */
  readonly noises: readonly number[]
  readonly ways: readonly (keyof typeof WAYS)[]
  /** Each network is run so often. */
  readonly draws: number
}

interface Network {
  readonly size: number
  readonly noise: number
  readonly way: keyof typeof WAYS
}

interface Cell extends Network, ReturnRatio {
  readonly names: number
  readonly against: keyof typeof REFERENCES
  readonly registration: number
}

/** One person under 2 to 16 names against honest people under one, by skill, size of the network, way of sharing looks, and price of a name. */
export function sybilGrid(axes: GridAxes): Scenario {
  const { sizes, noises, ways } = axes
  const networks = sizes.flatMap((size) => noises.flatMap((noise) => ways.map((way): Network => ({ size, noise, way }))))
  const draws = Array.from({ length: axes.draws }, (_, i) => i + 1)
  const cellsOf = (results: ScenarioResults) => networks.flatMap((network) => networkCells(results, network, draws))
  return {
    name: 'sybil-grid',
    title: 'One person under many names, against honest people under one',
    rows: ['Sybil pooling answers'],
    size: { miners: 64, epochs: 8, tasksPerEpoch: 60 },
    runs: (asked) =>
      Object.fromEntries(networks.flatMap((network) => draws.map((draw) => [runName(network, draw), settingsOf(network, asked, draw)]))),
    expectations: ways.flatMap((way) =>
      REFERENCE_NAMES.map((against) => ({
        words: `${way}: the return is below that of ${REFERENCES[against]} in every cell, as far as luck lets us tell`,
        check: (results) => judgeCells(cellsOf(results).filter((cell) => cell.way === way && cell.against === against)),
      })),
    ),
    plots: (results) => networks.map((network) => plotOf(network, networkCells(results, network, draws))),
  }
}

/** Cells at 100 % or more are named, whether luck explains them or not. */
function judgeCells(cells: readonly Cell[]): Finding {
  const above = cells.filter(({ ratio }) => ratio >= 1)
  const isSure = ({ interval }: Cell) => interval !== undefined && interval[0] >= 1
  const named = above.map((cell) => `; ${cellWords(cell)}${isSure(cell) ? ', beyond luck' : ''}`)
  return { holds: !above.some(isSure), measured: `${cells.length - above.length} of ${cells.length} cells below 100 %${named.join('')}` }
}

function settingsOf({ size, noise, way }: Network, asked: ScenarioSize, draw: number): SimulationSettings {
  const miners = Math.round(asked.miners * size)
  const persons = personsOf(miners).map(
    ({ person, names }) =>
      [person, { name: 'sybil', person: `${person} of ${asked.seed}/${draw}`, noise, apart: WAYS[way] }, names / miners] as const,
  )
  const house = ['house', { name: 'honest', noise, capacity: 8 }, HOUSES / miners] as const
  const groups = sizedGroups(miners, [['honest', { name: 'honest', noise }, 1], house, ...persons])
  const network = plainNetwork({ ...asked, miners, seed: `${asked.seed}/${draw}` }, groups)
  return { ...network, config: { ...network.config, circleDoublesMs: BLOCK_MS } } // panels, however large it is
}

function personsOf(miners: number): { readonly person: string; readonly names: number }[] {
  return PERSONS.filter(({ names }) => names <= MOST_NAMES * miners).flatMap(({ names, persons }) =>
    Array.from({ length: persons }, (_, i) => ({ person: `${names} names, person ${i + 1}`, names })),
  )
}

function networkCells(results: ScenarioResults, network: Network, draws: readonly number[]): Cell[] {
  const runs = draws.map((draw) => runName(network, draw))
  const persons = personsOf(results[runs[0]!]!.miners)
  return [...new Set(persons.map(({ names }) => names))].flatMap((names) =>
    REFERENCE_NAMES.flatMap((against) =>
      REGISTRATIONS.flatMap((registration) => {
        const found = returnRatio(
          runs.flatMap((run) => {
            const accountIn = (group: string) => accountOf(groupOf(results, run, group))
            const honest = accountIn('honest')
            const fellows = { reference: accountIn(against), price: (registration * honest.hours) / honest.names }
            return persons.filter((one) => one.names === names).map(({ person }) => ({ person: accountIn(person), ...fellows }))
          }),
        )
        return found ? [{ ...network, ...found, names, against, registration }] : []
      }),
    ),
  )
}

function plotOf(network: Network, cells: readonly Cell[]): Plot {
  return {
    title: `Return under many names: ${networkWords(network)}`,
    note: '100 % = what a piece of work and its registration bring under one name. A name costs so much of what a miner with one name works in the time that is simulated.',
    ticks: [...new Set(cells.map(({ names }) => `${names} names`))],
    lines: REFERENCE_NAMES.flatMap((against) =>
      REGISTRATIONS.map((registration) => ({
        label: `beside ${REFERENCES[against]}, at ${percent(registration)} a name`,
        values: cells.filter((cell) => cell.against === against && cell.registration === registration).map(({ ratio }) => ratio),
      })),
    ),
    cells: cells.map((cell) => ({ words: cellWords(cell), value: cell.ratio, interval: cell.interval })),
  }
}

const networkWords = ({ size, noise, way }: Network) => `network ${size}x, noise ${noise}x, ${way}`
const runName = (network: Network, draw: number) => `${networkWords(network)}, draw ${draw}`

function cellWords({ names, against, registration, ratio, interval, ...network }: Cell): string {
  const range = interval ? ` (${interval.map(percent).join(' to ')})` : ''
  return `${names} names at ${percent(registration)} each beside ${REFERENCES[against]}, ${networkWords(network)}: ${percent(ratio)}${range}`
}
