import { Group, Stack, Text } from '@mantine/core'
import type { MadePair } from '../../../src/protocol/task-making.ts'
import { RankOrder } from '../layout/rank-order.tsx'

const BY: Readonly<Record<MadePair['edits'][number]['by'], string>> = {
  execution: 'seen when both were run',
  panel: 'by the vote of a blind panel of models',
}

/** Which response is known to be worse than which, and by what. */
export function MadePairs({ pairs, labels }: { pairs: readonly MadePair[]; labels: ReadonlyMap<string, string> }) {
  if (pairs.length === 0)
    return <Text size="sm">Nothing is known for certain; where their makers stand on a leaderboard makes it likely.</Text>
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {pairs.map(({ better, worse, edits }) => (
        <Group key={`${better} ${worse}`} component="li" gap="sm" wrap="nowrap" align="baseline">
          {better !== null && worse !== null && (
            <span style={{ flexShrink: 0 }}>
              <RankOrder ranks={{ [better]: 1, [worse]: 2 }} labels={labels} />
            </span>
          )}
          <Text size="sm">{[...Map.groupBy(edits, ({ by }) => by)].map(([by, own]) => `${namesOf(own)}: ${BY[by]}`).join('; ')}</Text>
        </Group>
      ))}
    </Stack>
  )
}

function namesOf(edits: MadePair['edits']): string {
  return edits.map(({ family, requirement }) => `${family} ${requirement}`).join(', ')
}
