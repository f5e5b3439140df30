import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import type { Seat } from '../work/work-api.ts'
import { hasPasskeys } from './has-passkeys.ts'
import { joiningApi } from './joining-api.ts'
import { joiningQueries } from './joining-queries.ts'
import { PasskeyFailure } from './passkey-failure.tsx'
import { sealWithPasskey } from './passkey-seed.ts'

/** Passkeys that open this worker's key on another device. */
export function PasskeySection({ seat, seed, name }: { seat: Seat; seed: Uint8Array; name: string }) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const client = useQueryClient()
  const query = joiningQueries.passkeys(seat)
  const { data } = useQuery(query)
  const onSuccess = (list: typeof data) => void client.setQueryData(query.queryKey, list)
  const add = useMutation({
    mutationFn: async () => joiningApi.keepPasskey(seat, { name, ...(await sealWithPasskey(seed, name)) }),
    onSuccess,
  })
  const forget = useMutation({ mutationFn: (id: string) => joiningApi.forgetPasskey(seat, id), onSuccess })
  const passkeys = data?.passkeys ?? []
  const error = add.error ?? forget.error
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('passkey.why')}</Text>
      {passkeys.length > 0 && (
        <List size="sm" spacing="xs" aria-label={t('passkey.list')}>
          {passkeys.map((passkey) => (
            <List.Item key={passkey.id}>
              <Group gap="sm">
                <span>
                  {passkey.name}, {format.dateTime(passkey.createdAt)}
                </span>
                <Button size="compact-xs" variant="default" onClick={() => forget.mutate(passkey.id)}>
                  {t('passkey.forget')}
                </Button>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
      <Button size="sm" variant="default" disabled={!hasPasskeys()} loading={add.isPending} onClick={() => add.mutate()}>
        {t('passkey.add')}
      </Button>
      {!hasPasskeys() && (
        <Text size="sm" c="dimmed">
          {t('passkey.none')}
        </Text>
      )}
      {add.isSuccess && (
        <Text size="sm" role="status">
          {t('passkey.added')}
        </Text>
      )}
      {error && <PasskeyFailure error={error} />}
    </Stack>
  )
}
