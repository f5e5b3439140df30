import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppealAbout } from '../../../src/protocol/pay.ts'
import { ActionFailed } from '../layout/action-failed.tsx'
import type { Seat } from '../work/work-api.ts'
import { AppealStanding } from './appeal-standing.tsx'
import { canAppeal } from './can-appeal.ts'
import { payApi, workerPayQuery } from './pay-api.ts'
import { PaySeat } from './pay-seat.ts'

/**
 * Lets a worker object to a score or a credit as long as that is taken, and shows what became of it.
 * @param payEpoch the epoch that first pays for a score; null = not known yet
 */
export function AppealForm({ about, payEpoch = null }: { about: AppealAbout; payEpoch?: number | null }) {
  const seat = useContext(PaySeat)
  return seat && <SeatedForm seat={seat} about={about} payEpoch={payEpoch} />
}

function SeatedForm({ seat, about, payEpoch }: { seat: Seat; about: AppealAbout; payEpoch: number | null }) {
  const { t } = useTranslation('pay')
  const { data: pay } = useQuery(workerPayQuery(seat))
  const [open, setOpen] = useState<boolean>() // undefined: not touched yet
  const made = pay?.appeals.find((appeal) => isSame(appeal.about, about))
  if (made) return <AppealStanding appeal={made} isNew={open} />
  if (pay && !open && !canAppeal(pay, about, payEpoch))
    return (
      <Text size="sm" c="dimmed">
        {t('appeal.over')}
      </Text>
    )
  if (!open)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)} autoFocus={open === false} style={{ alignSelf: 'flex-start' }}>
        {t(`appeal.${about.kind}`)}
      </Button>
    )
  return <ReasonForm seat={seat} about={about} onClose={() => setOpen(false)} />
}

function ReasonForm({ seat, about, onClose }: { seat: Seat; about: AppealAbout; onClose: () => void }) {
  const { t } = useTranslation('pay')
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const appeal = useMutation({
    mutationFn: () => payApi.appeal(seat, about, reason.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['work-pay'] }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    appeal.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={560}>
        <Textarea
          label={t('appeal.reason')}
          description={t('appeal.reasonNote')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
          required
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={appeal.isPending} disabled={!reason.trim()}>
            {t('appeal.send')}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('appeal.cancel')}
          </Button>
        </Group>
        {appeal.error && <ActionFailed error={appeal.error} />}
      </Stack>
    </form>
  )
}

function isSame(one: AppealAbout, other: AppealAbout): boolean {
  if (one.kind === 'score') return other.kind === 'score' && one.assignmentId === other.assignmentId
  return other.kind === 'credit' && one.epoch === other.epoch
}
