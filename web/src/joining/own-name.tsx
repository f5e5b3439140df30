import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionFailed } from '../layout/action-failed.tsx'
import type { Seat } from '../work/work-api.ts'
import { joiningApi } from './joining-api.ts'

/** The name that the miner knows a worker by, which may be changed. */
export function OwnName({ seat, name }: { seat: Seat; name: string }) {
  const { t } = useTranslation('joining')
  const [wanted, setWanted] = useState(name)
  const client = useQueryClient()
  const rename = useMutation({
    mutationFn: () => joiningApi.rename(seat, wanted.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['work-history'] }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    rename.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('join.name')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          maxLength={80}
          required
          autoComplete="nickname"
          flex="1 1 12rem"
          maw={360}
        />
        <Button type="submit" variant="default" loading={rename.isPending} disabled={!wanted.trim() || wanted.trim() === name}>
          {t('you.rename')}
        </Button>
      </Group>
      {rename.isSuccess && (
        <Text size="sm" role="status" mt="xs">
          {t('you.renamed')}
        </Text>
      )}
      {rename.error && <ActionFailed error={rename.error} />}
    </form>
  )
}
