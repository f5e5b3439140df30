import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src/protocol/wire.ts'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { RankOrder } from '../layout/rank-order.tsx'
import { ScoreBar } from '../layout/score-bar.tsx'
import { ScoreComponents } from '../layout/score-components.tsx'
import { AppealForm } from '../pay/appeal-form.tsx'
import { recallLabels } from './label-memory.ts'

/** Why a judgment got its score, in the letters that stood on the desk. What the validator says of it is English. */
export function ResultDetail({ item, result }: { item: WorkHistoryItem; result: Result }) {
  const { t } = useTranslation('work')
  const { record, revealed } = result
  const ids = revealed.map(({ id }) => id)
  const labels = recallLabels(item.assignmentId, Object.keys(item.ranks).length > 0 ? Object.keys(item.ranks) : ids)
  const known = revealed.flatMap(({ id, knownRank }) => (knownRank === null ? [] : [[id, knownRank] as const]))
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack gap="md">
        <Stack gap={6} maw={480}>
          <Text size="sm" c="dimmed">
            {t(`result.${record.outcome}`)}
          </Text>
          {record.outcome === 'scored' && <ScoreBar value={record.value} label={t('result.score')} />}
        </Stack>
        <Text lang="en" dir="ltr">
          {record.words}
        </Text>
        <Stack gap="sm">
          {Object.keys(item.ranks).length > 0 && (
            <Order title={t('result.own')}>
              <RankOrder ranks={item.ranks} labels={labels} />
            </Order>
          )}
          <Order title={t('result.all')}>
            <RankOrder ranks={Object.fromEntries(revealed.map(({ id, consensusRank }) => [id, consensusRank]))} labels={labels} />
          </Order>
          {known.length > 0 && (
            <Order title={t('result.known')}>
              <RankOrder ranks={Object.fromEntries(known)} labels={labels} />
            </Order>
          )}
        </Stack>
      </Stack>
      <Stack gap="sm" maw={560}>
        <Text size="sm" c="dimmed">
          {t(record.outcome === 'scored' ? 'result.parts' : 'result.compared')}
        </Text>
        <div lang="en" dir="ltr">
          <ScoreComponents components={record.components} />
        </div>
        <AppealForm about={{ kind: 'score', assignmentId: item.assignmentId }} payEpoch={item.payEpoch} />
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
