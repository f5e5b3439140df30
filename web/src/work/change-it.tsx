import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCountdown } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { serverNowMs } from '../server-clock.ts'
import { type Seat, workApi } from './work-api.ts'

/** The way back to a judgment that has not been sent on, and how long it is open. */
export function ChangeIt({
  seat,
  assignmentId,
  until,
  onReopened,
}: {
  seat: Seat
  assignmentId: string
  until: string
  onReopened: () => void
}) {
  const { t } = useTranslation('work')
  const [leftMs, setLeftMs] = useState(() => Date.parse(until) - serverNowMs())
  useEffect(() => {
    const ticking = setInterval(() => setLeftMs(Date.parse(until) - serverNowMs()), 500)
    return () => clearInterval(ticking)
  }, [until])
  const reopen = useMutation({ mutationFn: () => workApi.reopen(seat, assignmentId), onSuccess: onReopened })
  if (leftMs <= 0 && !reopen.error) return null
  return (
    <>
      <Group gap="sm">
        <Button variant="default" onClick={() => reopen.mutate()} loading={reopen.isPending} disabled={leftMs <= 0}>
          {t('after.change')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('after.changeable', { left: formatCountdown(leftMs) })}
        </Text>
      </Group>
      {reopen.error && <ErrorState title={t('after.notReopened')} error={reopen.error} />}
    </>
  )
}
