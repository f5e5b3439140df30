import { plainNetwork } from './plain-network.ts'
import { groupOf, percent, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

const BY_SKILL = ['expert', 'skilled', 'median', 'careless']

export const skill: Scenario = {
  name: 'skill',
  title: 'Who sees better, and who looks more often, is paid more',
  rows: [],
  size: { miners: 24, epochs: 6, tasksPerEpoch: 20 },
  runs: (size) => ({
    network: plainNetwork(
      size,
      sizedGroups(size.miners, [
        ['median', { name: 'honest', noise: 1 }, 0.25],
        ['expert', { name: 'honest', noise: 0.25 }, 0.25],
        ['skilled', { name: 'honest', noise: 0.6 }, 0.25],
        ['careless', { name: 'careless', attentive: 0.4 }, 0.25],
      ]),
    ),
  }),
  expectations: [
    {
      words: `pay falls in the order ${BY_SKILL.join(', ')}`,
      check(results) {
        const shares = BY_SKILL.map((group) => groupOf(results, 'network', group).payRatio ?? 0)
        return {
          holds: shares.every((share, place) => place === 0 || share < shares[place - 1]!),
          measured: shares.map(percent).join(', '),
        }
      },
    },
  ],
}
