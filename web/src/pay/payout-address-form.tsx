import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionFailed } from '../layout/action-failed.tsx'
import type { Seat } from '../work/work-api.ts'
import { payApi } from './pay-api.ts'

/** Where a worker wants to be paid. */
export function PayoutAddressForm({ seat, address }: { seat: Seat; address: string | null }) {
  const { t } = useTranslation('pay')
  const client = useQueryClient()
  const [typed, setTyped] = useState(address ?? '')
  const wanted = typed.trim()
  const name = useMutation({
    mutationFn: (next: string | null) => payApi.nameAddress(seat, next),
    onSuccess: () => client.invalidateQueries({ queryKey: ['work-pay'] }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    name.mutate(wanted)
  }

  function remove(): void {
    setTyped('')
    name.mutate(null)
  }

  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('address.label')}
          description={t('address.description')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          flex="1 1 16rem"
          maw={560}
        />
        <Button type="submit" variant="default" loading={name.isPending} disabled={!wanted || wanted === address}>
          {t('address.save')}
        </Button>
        {address !== null && (
          <Button variant="subtle" color="gray" onClick={remove} disabled={name.isPending}>
            {t('address.remove')}
          </Button>
        )}
      </Group>
      {name.data && (
        <Text size="sm" role="status" mt="xs">
          {t(name.data.address === null ? 'address.removed' : 'address.saved')}
        </Text>
      )}
      {name.error && <ActionFailed error={name.error} />}
    </form>
  )
}
