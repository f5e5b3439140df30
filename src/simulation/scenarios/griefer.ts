import { plainNetwork } from './plain-network.ts'
import { earnsAtMost, groupOf, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

export const griefer: Scenario = {
  name: 'griefer',
  title: 'Some take every task they can get, and say nothing',
  rows: ['Slot griefing'],
  size: { miners: 20, epochs: 3, tasksPerEpoch: 16 },
  runs: (size) => ({
    network: plainNetwork(
      size,
      sizedGroups(size.miners, [
        ['honest', { name: 'honest', noise: 1 }, 0.8],
        ['silent', { name: 'griefer', abstains: false }, 0.1],
        ['abstaining', { name: 'griefer', abstains: true }, 0.1],
      ]),
    ),
    without: plainNetwork(size, sizedGroups(size.miners, [['honest', { name: 'honest', noise: 1 }, 1]])),
  }),
  expectations: [
    earnsAtMost('silent', 0),
    earnsAtMost('abstaining', 0),
    {
      words: 'an honest miner still gets at least half of the scored judgments that it gets without griefers',
      check(results) {
        const [disturbed, undisturbed] = ['network', 'without'].map((run) => {
          const { scored, miners } = groupOf(results, run, 'honest')
          return scored / miners
        }) as [number, number]
        return {
          holds: disturbed >= 0.5 * undisturbed,
          measured: `${disturbed.toFixed(1)} a miner, ${undisturbed.toFixed(1)} without griefers`,
        }
      },
    },
  ],
}
