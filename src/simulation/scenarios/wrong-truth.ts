import { alteredTruth } from './altered-truth.ts'
import { plainNetwork } from './plain-network.ts'
import { findsOrder, percent, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** Judges of some skill: the median rater alone cannot be sure enough of an order to overturn another. */
export const wrongTruth: Scenario = {
  name: 'wrong-truth',
  title: 'What the validator believes to be the truth is the wrong way round in one task of seven',
  rows: ['GT wrong, humans agree'],
  size: { miners: 16, epochs: 3, tasksPerEpoch: 40 },
  runs: (size) => ({
    network: plainNetwork(size, sizedGroups(size.miners, [['honest', { name: 'honest', noise: 0.6 }, 1]]), alteredTruth('reversed', 1 / 7)),
  }),
  expectations: [
    {
      words: 'at least half of the wrong truths are overturned, the first ones included, which nobody is proven enough to contradict',
      check({ network }) {
        const { tasks, flagged } = network!.verdicts.wrongTruths
        return { holds: flagged >= tasks / 2 && tasks > 0, measured: `${flagged} of ${tasks}` }
      },
    },
    {
      words: 'at most 2 % of the right ones are',
      check({ network }) {
        const { tasks, flagged } = network!.verdicts.rightTruths
        return { holds: flagged <= 0.02 * tasks, measured: `${flagged} of ${tasks} (${percent(flagged / Math.max(1, tasks))})` }
      },
    },
    findsOrder(0.7),
  ],
}
