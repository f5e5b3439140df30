import { Alert, Button, Group, List, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import type { MinerOffer } from '../../../src/protocol/onboarding.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { createWorkerSeed, loadWorkerSeed } from '../worker-key.ts'
import { GuidelinesText } from './guidelines-text.tsx'
import { joiningApi } from './joining-api.ts'
import { PayRules } from './pay-rules.tsx'
import { RestoreKey } from './restore-key.tsx'
import { SharedThings } from './shared-things.tsx'

interface JoinFormProps {
  readonly offer: MinerOffer
  /** The code of a link. */
  readonly invitation?: string
  readonly onSeated: (seed: Uint8Array) => void
  /** A key was brought from elsewhere. That is no seat yet. */
  readonly onKey: (seed: Uint8Array) => void
}

/** The first visit: what the work is, what it pays by, the guidelines, a name, and a key made in this browser. */
export function JoinForm({ offer, invitation, onSeated, onKey }: JoinFormProps) {
  const { t } = useTranslation('joining')
  const [name, setName] = useState('')
  const [restoring, setRestoring] = useState(false)
  const known = loadWorkerSeed() !== undefined
  const client = useQueryClient()
  const join = useMutation({
    mutationFn: async () => {
      const seed = loadWorkerSeed() ?? createWorkerSeed()
      const sender = { signer: createWorkerSigner(seed), miner: offer.hotkey }
      await joiningApi.join(sender, { name: name.trim(), invitation })
      await joiningApi.consent(sender, offer.guidelines.version)
      return { seed, address: sender.signer.address }
    },
    onSuccess: async ({ seed, address }) => {
      onSeated(seed)
      await client.invalidateQueries({ queryKey: ['work-history', address] })
      await client.invalidateQueries({ queryKey: ['onboarding'] })
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() && !join.isPending) join.mutate()
  }

  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={820}>
      <Stack gap="lg">
        <Stack gap="xs">
          <Title order={2} size="h3">
            {t('join.title', { miner: offer.name })}
          </Title>
          <List type="ordered" spacing="xs">
            <List.Item>{t('join.see')}</List.Item>
            <List.Item>{t('join.grade')}</List.Item>
            <List.Item>{t('join.pay')}</List.Item>
            {offer.training && <List.Item>{t('join.training')}</List.Item>}
          </List>
        </Stack>
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t('pay.title')}
          </Text>
          <PayRules offer={offer} />
        </Stack>
        <GuidelinesText guidelines={offer.guidelines} />
        <SharedThings miner={offer.name} />
        {offer.joining === 'invited' && invitation === undefined ? (
          <Alert color="yellow" title={t('join.invitedOnly')}>
            {t('join.askForLink', { miner: offer.name })}
          </Alert>
        ) : (
          <form onSubmit={submit}>
            <Stack gap="xs">
              <Group align="flex-end" gap="sm">
                <TextInput
                  label={t('join.name')}
                  description={t('join.nameSeen')}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                  maxLength={80}
                  required
                  autoComplete="nickname"
                  flex="1 1 14rem"
                />
                <Button type="submit" loading={join.isPending} disabled={!name.trim()}>
                  {t('join.agree')}
                </Button>
              </Group>
              <Text size="sm" c="dimmed" aria-live="polite">
                {join.isPending ? t('join.working') : t('join.agreed')}
              </Text>
            </Stack>
          </form>
        )}
        {join.error && <ErrorState title={t('join.failed')} error={join.error} />}
        <Text size="sm" c="dimmed">
          {known ? t('join.knownKey') : t('join.newKey')}
        </Text>
        <Stack gap="xs" align="flex-start">
          <Button variant="subtle" size="compact-sm" aria-expanded={restoring} onClick={() => setRestoring(!restoring)}>
            {t('restore.open')}
          </Button>
          {restoring && (
            <RestoreKey
              onRestored={(seed) => {
                setRestoring(false)
                onKey(seed)
              }}
            />
          )}
        </Stack>
      </Stack>
    </Paper>
  )
}
