import type { Behaviour } from '../behaviour.ts'
import { plainNetwork } from './plain-network.ts'
import { earnsAtMost, findsOrder, groupOf, percent, type Scenario, type ScenarioSize } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/**
 * Two runs of this size differ by a twentieth of an honest miner's pay. And members that share a panel are paid for their first ten tasks in common, until
 * they count as one: on two seeds they had 5 and 9 points more together than alone.
 */
const TELLABLE = 0.1

const againstHonest = (size: ScenarioSize, name: string, behaviour: Behaviour) =>
  plainNetwork(
    size,
    sizedGroups(size.miners, [
      ['honest', { name: 'honest', noise: 1 }, 0.7],
      [name, behaviour, 0.3],
    ]),
  )

export const cartel: Scenario = {
  name: 'cartel',
  title: 'Three in ten agree on one answer, whatever the task',
  rows: ['Collusive identical votes'],
  size: { miners: 20, epochs: 3, tasksPerEpoch: 36 },
  runs: (size) => ({
    network: againstHonest(size, 'cartel', { name: 'cartel', sign: 'five' }),
    alone: againstHonest(size, 'random', { name: 'random' }),
  }),
  expectations: [
    earnsAtMost('cartel', 0.1),
    {
      words: `its members earn no more than if each had guessed alone, within ${percent(TELLABLE)} of an honest miner`,
      check(results) {
        const together = groupOf(results, 'network', 'cartel').payRatio ?? 0
        const alone = groupOf(results, 'alone', 'random').payRatio ?? 0
        return { holds: together <= alone + TELLABLE, measured: `${percent(together)} together, ${percent(alone)} alone` }
      },
    },
    findsOrder(0.5),
    {
      words: 'no trust in the cartel',
      check(results) {
        const trust = groupOf(results, 'network', 'cartel').epochs.at(-1)?.trust ?? 0
        return { holds: trust < 0.1, measured: trust.toFixed(2) }
      },
    },
  ],
}
