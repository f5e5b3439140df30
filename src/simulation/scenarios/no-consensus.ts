import { alteredTruth } from './altered-truth.ts'
import { plainNetwork } from './plain-network.ts'
import { groupOf, percent, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

export const noConsensus: Scenario = {
  name: 'no-consensus',
  title: 'Nothing is known of the tasks, and the judges agree on nothing',
  rows: ['No consensus'],
  size: { miners: 16, epochs: 2, tasksPerEpoch: 24 },
  runs: (size) => ({
    network: plainNetwork(size, sizedGroups(size.miners, [['random', { name: 'random' }, 1]]), alteredTruth('unknown', 1)),
  }),
  expectations: [
    {
      words:
        'at most 40 % of the results are trusted (chance opens the gate to 15 % each time that a task is looked at, three times or more)',
      check({ network }) {
        const { tasks, trusted } = network!.verdicts
        return { holds: tasks > 0 && trusted <= 0.4 * tasks, measured: `${trusted} of ${tasks}` }
      },
    },
    {
      words: 'the others say why not',
      check({ network }) {
        const { reason } = network!.verdicts
        return { holds: (reason ?? '') !== '', measured: reason ?? 'no reason' }
      },
    },
    {
      words: 'most judgments are withheld, and nobody is trusted by the end',
      check(results) {
        const { withheld, scored, epochs } = groupOf(results, 'network', 'random')
        const trust = epochs.at(-1)?.trust ?? 0
        const share = withheld / Math.max(1, withheld + scored)
        return { holds: share > 0.5 && Math.abs(trust) < 0.1, measured: `${percent(share)} withheld, trust ${trust.toFixed(2)}` }
      },
    },
  ],
}
