import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unsentStore } from '../work/use-unsent.ts'
import type { Seat } from '../work/work-api.ts'
import { forgetWorker } from './forget-worker.ts'

/** The way to leave nothing of a worker in this browser. */
export function ForgetKey({ seat, onForgotten }: { seat: Seat; onForgotten: () => void }) {
  const { t } = useTranslation('joining')
  const [asked, setAsked] = useState(false)
  const unsent = unsentStore.read().filter(({ judgment }) => judgment.worker === seat.signer.address) // of all its miners

  function forget(): void {
    forgetWorker(seat.signer.address)
    onForgotten()
  }

  if (!asked)
    return (
      <Button size="sm" variant="default" onClick={() => setAsked(true)} style={{ alignSelf: 'flex-start' }}>
        {t('forget.ask')}
      </Button>
    )
  return (
    <Group gap="sm">
      <Text size="sm">
        {t('forget.means')} {unsent.length > 0 && t('forget.unsent', { count: unsent.length })}
      </Text>
      <Button size="sm" color="red" onClick={forget}>
        {t('forget.now')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsked(false)}>
        {t('forget.keep')}
      </Button>
    </Group>
  )
}
