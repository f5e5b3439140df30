import { plainNetwork } from './plain-network.ts'
import type { Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** What is run when no scenario is asked for: nothing is expected of it. */
export const mixed: Scenario = {
  name: 'mixed',
  title: 'All strategies in one network, most of them honest',
  rows: [],
  size: { miners: 50, epochs: 5, tasksPerEpoch: 20 },
  runs: (size) => ({
    network: plainNetwork(
      size,
      sizedGroups(size.miners, [
        ['honest', { name: 'honest', noise: 1 }, 0.35],
        ['skilled', { name: 'honest', noise: 0.6 }, 0.15],
        ['careless', { name: 'careless', attentive: 0.4 }, 0.1],
        ['extreme', { name: 'extreme' }, 0.04],
        ['random', { name: 'random' }, 0.04],
        ['constant', { name: 'constant' }, 0.04],
        ['reversed', { name: 'reversed' }, 0.04],
        ['cherry-picker', { name: 'cherry-picker', range: 6 }, 0.04],
        ['slow', { name: 'slow', late: 0.3 }, 0.02],
        ['flooder', { name: 'flooder' }, 0.02],
        ['model', { name: 'model-as-worker' }, 0.04],
        ['copier', { name: 'copier', of: 'honest 1' }, 0.02],
        ['cartel', { name: 'cartel', sign: 'five' }, 0.04],
        ['sybil', { name: 'sybil', person: 'one', noise: 1 }, 0.03],
        ['leaker', { name: 'gold-leaker', leaked: 0.3 }, 0.02],
        ['griefer', { name: 'griefer', abstains: false }, 0.01],
      ]),
    ),
  }),
}
