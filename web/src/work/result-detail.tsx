import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Result } from '../../../src/protocol/wire.ts'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { RankOrder } from '../layout/rank-order.tsx'
import { ScoreBar } from '../layout/score-bar.tsx'
import { ScoreComponents } from '../layout/score-components.tsx'
import { recallLabels } from './label-memory.ts'

const OUTCOMES: Readonly<Record<Result['record']['outcome'], string>> = {
  scored: 'Score: 1 is perfect, 0 is chance, below 0 is against the others and the truth',
  abstained: 'Not scored: you could not judge this task, and that costs nothing',
  withheld: 'Not scored: what there is to compare with could not be trusted, and nothing is lost',
}

/** Why a judgment got its score, in the letters that stood on the desk. */
export function ResultDetail({ item, result }: { item: WorkHistoryItem; result: Result }) {
  const { record, revealed } = result
  const ids = revealed.map(({ id }) => id)
  const labels = recallLabels(item.assignmentId, Object.keys(item.ranks).length > 0 ? Object.keys(item.ranks) : ids)
  const known = revealed.flatMap(({ id, knownRank }) => (knownRank === null ? [] : [[id, knownRank] as const]))
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack gap="md">
        <Stack gap={6} maw={480}>
          <Text size="sm" c="dimmed">
            {OUTCOMES[record.outcome]}
          </Text>
          {record.outcome === 'scored' && <ScoreBar value={record.value} label="Your score" />}
        </Stack>
        <Text>{record.words}</Text>
        <Stack gap="sm">
          {Object.keys(item.ranks).length > 0 && (
            <Order title="Your order">
              <RankOrder ranks={item.ranks} labels={labels} />
            </Order>
          )}
          <Order title="All judges together">
            <RankOrder ranks={Object.fromEntries(revealed.map(({ id, consensusRank }) => [id, consensusRank]))} labels={labels} />
          </Order>
          {known.length > 0 && (
            <Order title="Known beforehand">
              <RankOrder ranks={Object.fromEntries(known)} labels={labels} />
            </Order>
          )}
        </Stack>
      </Stack>
      <Stack gap="sm" maw={560}>
        <Text size="sm" c="dimmed">
          {record.outcome === 'scored' ? 'What went into it' : 'What was compared'}
        </Text>
        <ScoreComponents components={record.components} />
      </Stack>
    </SimpleGrid>
  )
}

function Order({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {title}
      </Text>
      {children}
    </div>
  )
}
