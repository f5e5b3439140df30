import { plainNetwork } from './plain-network.ts'
import { earnsAtMost, hardlyEarnsMore, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** Luck pays single guessers, so there are twelve of them with about forty tasks each. */
export const guessers: Scenario = {
  name: 'guessers',
  title: 'Answers without a look, without a difference, the wrong way round, and all or nothing',
  rows: ['Random voter', 'Constant answers', 'Reversed raters', 'Extreme raters'],
  size: { miners: 40, epochs: 2, tasksPerEpoch: 120 },
  runs: (size) => ({
    network: plainNetwork(
      size,
      sizedGroups(size.miners, [
        ['honest', { name: 'honest', noise: 1 }, 0.4],
        ['random', { name: 'random' }, 0.3],
        ['constant', { name: 'constant' }, 0.1],
        ['reversed', { name: 'reversed' }, 0.1],
        ['extreme', { name: 'extreme' }, 0.1],
      ]),
    ),
  }),
  expectations: [earnsAtMost('random', 0.1), earnsAtMost('constant', 0.1), earnsAtMost('reversed', 0), hardlyEarnsMore('extreme', 1)],
}
