import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { ApiError } from '../api-error.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ActionFailed } from '../layout/action-failed.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import type { Seat } from '../work/work-api.ts'
import classes from './joining.module.css'
import { joiningApi } from './joining-api.ts'
import { joiningQueries } from './joining-queries.ts'

/** The miners that one key works for on this server, each with the worker's word to it, and the way out. */
export function MinerList({ offers, seat }: { offers: readonly MinerOffer[]; seat: Seat }) {
  const { t } = useTranslation('joining')
  return (
    <Section title={t('miners.title')} note={t('miners.note')}>
      <ul className={classes.built}>
        {offers.map((offer) => (
          <li key={offer.hotkey}>
            <MinerEntry offer={offer} seat={{ ...seat, miner: offer.hotkey }} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MinerEntry({ offer, seat }: { offer: MinerOffer; seat: Seat }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const query = joiningQueries.status(seat)
  const { data: status, error } = useQuery({ ...query, retry: false })
  const leave = useMutation({
    mutationFn: () => joiningApi.leave(seat),
    onSuccess: async () => {
      setAsked(false)
      await client.invalidateQueries({ queryKey: ['onboarding'] })
      await client.invalidateQueries({ queryKey: ['work-history'] })
      client.removeQueries({ queryKey: ['assignment'] })
    },
  })
  const stranger = error instanceof ApiError && error.code === 'unknown-worker'
  if (error && !stranger) return <ErrorState error={error} />
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Stack gap={2} flex="1 1 14rem">
          <Text fw={600}>{offer.name}</Text>
          <Text size="sm" c="dimmed">
            {stranger
              ? t('miners.stranger')
              : status?.consent
                ? t('miners.consented', { when: format.dateTime(status.consent.at), version: status.consent.guidelines.slice(0, 8) })
                : status && t('miners.left')}
          </Text>
        </Stack>
        {status?.consent && !asked && (
          <Button size="sm" variant="default" onClick={() => setAsked(true)}>
            {t('miners.leave', { miner: offer.name })}
          </Button>
        )}
      </Group>
      {asked && (
        <Alert color="yellow" variant="light">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('miners.leaveMeans')}</Text>
            <Group gap="sm">
              <Button size="sm" color="red" loading={leave.isPending} onClick={() => leave.mutate()}>
                {t('miners.leaveNow')}
              </Button>
              <Button size="sm" variant="default" onClick={() => setAsked(false)}>
                {t('miners.stay')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {leave.error && <ActionFailed error={leave.error} />}
    </Stack>
  )
}
