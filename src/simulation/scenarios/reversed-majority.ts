import { alteredTruth } from './altered-truth.ts'
import { plainNetwork } from './plain-network.ts'
import { earnsAtMost, findsOrder, type Scenario, type ScenarioSize } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** An order that chance found has 0, one that was turned less. */
const NOT_TURNED = 0.35

const majorityAgainst = (size: ScenarioSize, unknown: number) =>
  plainNetwork(
    size,
    sizedGroups(size.miners, [
      ['honest', { name: 'honest', noise: 1 }, 0.4],
      ['reversed', { name: 'reversed' }, 0.6],
    ]),
    alteredTruth('unknown', unknown),
  )

export const reversedMajority: Scenario = {
  name: 'reversed-majority',
  title: 'Six in ten say the opposite of what they see',
  rows: ['Reversed raters'],
  size: { miners: 20, epochs: 3, tasksPerEpoch: 30 },
  runs: (size) => ({ gold: majorityAgainst(size, 0), 'half gold': majorityAgainst(size, 0.5) }),
  expectations: [
    earnsAtMost('reversed', 0.1, { run: 'gold' }),
    findsOrder(NOT_TURNED, 'gold'),
    earnsAtMost('reversed', 0.1, { run: 'half gold' }),
    findsOrder(NOT_TURNED, 'half gold'),
  ],
}
