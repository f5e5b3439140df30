import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { ErrorState } from '../layout/error-state.tsx'
import type { Seat } from '../work/work-api.ts'
import { ConsentGate } from './consent-gate.tsx'
import { joiningQueries } from './joining-queries.ts'
import { StandingList } from './standing-list.tsx'

/** Shows its children once nothing stands between a worker and paid tasks: before that the guidelines, then the training. */
export function Onboarding({ seat, offer, children }: { seat: Seat; offer: MinerOffer; children: ReactNode }) {
  const { t } = useTranslation('joining')
  const { data: status, error, refetch } = useQuery(joiningQueries.status(seat))
  if (!status) return error ? <ErrorState title={t('page.failed')} error={error} onRetry={() => void refetch()} /> : <Skeleton h={400} />
  if (status.consent?.guidelines !== offer.guidelines.version) return <ConsentGate seat={seat} offer={offer} status={status} />
  if (status.ready) return children
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={820}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {t('training.first')}
        </Title>
        <Text>{t('training.why', { miner: offer.name })}</Text>
        <StandingList standings={status.standings} />
      </Stack>
    </Paper>
  )
}
