import type { FlagResult } from '../group-result.ts'
import { plainNetwork } from './plain-network.ts'
import { groupOf, percent, type Scenario, type ScenarioResults, type ScenarioSize } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** A small network, in which all pairs meet often, and a wide one without panels, in which hardly two of the ring meet often enough to be found out by themselves. */
const RINGS = { network: ['ring one', 'ring two'], wide: ['large ring'] }
const RUNS = ['network', 'wide'] as const

const ringOf =
  (names: number, { seed, miners }: ScenarioSize) =>
  (ring: string) =>
    [ring, { name: 'sybil', person: `${ring} of ${seed}`, noise: 1 }, names / miners] as const

export const copiedRings: Scenario = {
  name: 'copied-rings',
  title: 'Rings of copied answers: one looks, all answer',
  rows: ['Collusive identical votes', 'Sybil pooling answers'],
  size: { miners: 16, epochs: 3, tasksPerEpoch: 40 },
  runs(size) {
    const wide = { ...size, miners: 3 * size.miners, tasksPerEpoch: 3 * size.tasksPerEpoch }
    const honest = ['honest', { name: 'honest', noise: 1 }, 1] as const
    const spread = plainNetwork(wide, sizedGroups(wide.miners, [honest, ...RINGS.wide.map(ringOf(12, wide))]))
    return {
      network: plainNetwork(size, sizedGroups(size.miners, [honest, ...RINGS.network.map(ringOf(3, size))])),
      wide: { ...spread, config: { ...spread.config, circleDoublesMs: 0 } },
    }
  },
  expectations: [
    {
      words: 'every ring is found, by flags that show the tasks which say so',
      check(results) {
        const found = RUNS.flatMap((run) => RINGS[run].map((ring) => ({ ring, flags: flagsWithin(results, run, ring) })))
        return {
          holds: found.every(({ flags }) => flags.length > 1 && flags.every(({ shown }) => shown > 0)),
          measured: found
            .map(({ ring, flags }) => `${ring}: ${flags.length} flags, the first in epoch ${flags[0]?.epoch ?? '-'}`)
            .join('; '),
        }
      },
    },
    {
      words: 'nobody is flagged with somebody it does not answer with',
      check(results) {
        const flags = RUNS.flatMap((run) => results[run]!.flags)
        const wrong = flags.filter(({ groups: [a, b] }) => a !== b || a === 'honest')
        return { holds: wrong.length === 0, measured: `${wrong.length} of ${flags.length} flags` }
      },
    },
    {
      words: 'every ring counts as one voice from then on, back over the window: for a look it has less than honest miners',
      check(results) {
        const ratios = RUNS.flatMap((run) =>
          RINGS[run].map((ring) => payForLooks(results, run, ring) / payForLooks(results, run, 'honest')),
        )
        return { holds: ratios.every((ratio) => ratio < 1), measured: ratios.map(percent).join(', ') }
      },
    },
  ],
}

function flagsWithin(results: ScenarioResults, run: string, ring: string): FlagResult[] {
  return results[run]!.flags.filter(({ groups }) => groups.every((group) => group === ring))
}

function payForLooks(results: ScenarioResults, run: string, group: string): number {
  const { payRatio = 0, hoursPerMiner } = groupOf(results, run, group)
  return payRatio / hoursPerMiner
}
