import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MinerOffer, OnboardingStatus } from '../../../src/protocol/onboarding.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import type { Seat } from '../work/work-api.ts'
import { GuidelinesText } from './guidelines-text.tsx'
import { joiningApi } from './joining-api.ts'
import { joiningQueries } from './joining-queries.ts'
import { SharedThings } from './shared-things.tsx'

/** Stands before the next task where the guidelines have changed, or the worker had left. */
export function ConsentGate({ seat, offer, status }: { seat: Seat; offer: MinerOffer; status: OnboardingStatus }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const client = useQueryClient()
  const consent = useMutation({
    mutationFn: () => joiningApi.consent(seat, offer.guidelines.version),
    onSuccess: async (now) => {
      client.setQueryData(joiningQueries.status(seat).queryKey, now)
      await client.invalidateQueries({ queryKey: ['assignment'] })
    },
    onError: () => void client.invalidateQueries({ queryKey: joiningQueries.offers().queryKey }), // they may have changed once more
  })
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={820}>
      <Stack gap="lg">
        <Stack gap={4}>
          <Title order={2} size="h3">
            {status.consent ? t('consent.changed') : t('consent.first')}
          </Title>
          <Text size="sm" c="dimmed">
            {status.consent
              ? t('consent.acceptedBefore', { when: format.dateTime(status.consent.at) })
              : t('consent.none', { miner: offer.name })}
          </Text>
        </Stack>
        <GuidelinesText guidelines={offer.guidelines} />
        <SharedThings miner={offer.name} />
        <Button onClick={() => consent.mutate()} loading={consent.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('consent.accept')}
        </Button>
        {consent.error && <ErrorState title={t('consent.failed')} error={consent.error} />}
      </Stack>
    </Paper>
  )
}
