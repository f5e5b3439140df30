import { Text } from '@mantine/core'
import type { Integrity } from '../../../src/protocol/integrity.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import { ClusterList } from './cluster-list.tsx'
import { FlagList } from './flag-list.tsx'
import { formatOdds } from './format-odds.ts'
import { HowComputed } from './how-computed.tsx'
import { SOURCES } from './sources.ts'

/** Miners who answer together, and what came of it. */
export function FlagSection({ integrity }: { integrity: Integrity }) {
  const { rules, clusters, flags, streams } = integrity
  return (
    <Section
      title="Miners who answer together"
      note="Whoever answers alike beyond what tasks explain is heard and paid as one until an operator clears it. Open a line for reason, evidence and appeal."
    >
      {flags.length === 0 ? (
        <EmptyState title="Nobody is flagged">{checkedWords(streams, rules.leastShared)}</EmptyState>
      ) : (
        <>
          {clusters.length > 0 && <ClusterList integrity={integrity} />}
          <FlagList flags={flags} />
          <Text size="xs" c="dimmed">
            {checkedWords(streams, rules.leastShared)}
          </Text>
        </>
      )}
      <HowComputed what="flags are" sources={SOURCES.flags}>
        <Text size="sm">
          On each shared task two replies have a likeness from 0 to 1, of what is their own: all that the known order or the other judges
          explain is taken out. The task multiplies the odds that they answer together by 1 − c + c × likeness / expected likeness, where
          expected is how alike either of them is to others on that task. For two who are on their own that is a fair bet, so that odds of x
          come about by chance once in x pairs at most.
        </Text>
        <Text size="sm">
          Same mistakes and same places count as the mean of their odds; same moments add at most a fifth to that, and nothing to nothing.
          The bar is {formatOdds(rules.bar)} to 1 after at least {rules.leastShared} shared tasks, and rises by {rules.barPerTask} powers of
          ten with each beyond {rules.tasksAtBar}. Three and more may be found as a circle, though no two of them met so often: the mean
          over their pairs on each task is one bet, the bar rises with how many more circles than pairs there are, and each must go with the
          rest at {formatOdds(rules.memberBar)} to 1, times the number of miners. How often this is wrong, and what escapes it, was measured
          by a script and is not counted here: docs/collusion.md, “How well it works”.
        </Text>
        <Text size="sm">
          Of answers to challenges the mistakes are compared. One model may answer for two, so that never less is expected there than the
          recipe says; the bar does not rise, and moments do not count.
        </Text>
      </HowComputed>
    </Section>
  )
}

/** When pairs were compared last: by epoch, and by whom. */
function checkedWords(streams: Integrity['streams'], leastShared: number): string {
  if (streams.length === 0) return 'No validator runs here: whoever runs one compares its miners.'
  const checked = streams.flatMap(({ checkedEpoch }) => (checkedEpoch === null ? [] : [checkedEpoch]))
  if (checked.length === 0) return 'No pairs have been compared yet: that happens once an epoch, before weights are due.'
  const [first, last] = [Math.min(...checked), Math.max(...checked)]
  return `All pairs that share at least ${leastShared} tasks, and circles of several that share fewer, were compared last in ${first === last ? `epoch ${last}` : `epochs ${first} to ${last}`}, by ${checked.length} of ${streams.length} streams of tasks here.`
}
