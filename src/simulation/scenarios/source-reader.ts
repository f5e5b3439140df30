import { dojo } from '../../mechanisms/dojo/dojo.ts'
import { plainCopies } from '../plain-copies.ts'
import { plainNetwork } from './plain-network.ts'
import { hardlyEarnsMore, type Scenario } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** Takes long, because everybody gets copies of their own: elsewhere pages are shown as they were made, which only readers of source notice. */
export const sourceReader: Scenario = {
  name: 'source-reader',
  title: 'A program that reads the source, and has learnt from tasks that were scored: of pages as they were made, and of obfuscated ones',
  rows: ['LLM grader instead of human'],
  size: { miners: 40, epochs: 2, tasksPerEpoch: 60 },
  runs: (size) => ({
    originals: plainNetwork(size, groups(size.miners, 'originals'), dojo({ obfuscate: plainCopies })),
    network: plainNetwork(size, groups(size.miners, 'copies'), dojo()),
  }),
  expectations: [hardlyEarnsMore('model', 1)],
}

function groups(miners: number, taught: 'originals' | 'copies') {
  return sizedGroups(miners, [
    ['honest', { name: 'honest', noise: 1 }, 0.75],
    ['model', { name: 'model-as-worker', taught }, 0.25],
  ])
}
