import { plainNetwork } from './plain-network.ts'
import { earnsAtMost, hardlyEarnsMore, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** Five of each: their pay varies by half between seeds, so that three of the bounds allow for luck. */
export const shortcuts: Scenario = {
  name: 'shortcuts',
  title: 'Only easy tasks, leaked truths, a program that reads the source, all tasks at once, and answers too late',
  rows: ['One-task cherry-picker', 'Trap leak', 'LLM grader instead of human'],
  size: { miners: 40, epochs: 2, tasksPerEpoch: 100 },
  runs: (size) => ({
    network: plainNetwork(
      size,
      sizedGroups(size.miners, [
        ['honest', { name: 'honest', noise: 1 }, 0.375],
        ['cherry-picker', { name: 'cherry-picker', range: 6 }, 0.125],
        ['leaker', { name: 'gold-leaker', leaked: 0.2 }, 0.125],
        ['model', { name: 'model-as-worker', taught: 'originals' }, 0.125],
        ['flooder', { name: 'flooder' }, 0.125],
        ['slow', { name: 'slow', late: 0.5 }, 0.125],
      ]),
    ),
  }),
  expectations: [
    earnsAtMost('cherry-picker', 1),
    hardlyEarnsMore('leaker', 1),
    hardlyEarnsMore(
      'model',
      4,
      'target 100 %, not reached: it reads the pages as they were made; see source-reader for what recipients get',
    ),
    hardlyEarnsMore('flooder', 0.1),
    earnsAtMost('slow', 1),
  ],
}
