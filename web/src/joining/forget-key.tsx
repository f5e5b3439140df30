import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetWorkerSeed } from '../worker-key.ts'

/** The way to leave nothing of a worker in this browser. */
export function ForgetKey({ onForgotten }: { onForgotten: () => void }) {
  const { t } = useTranslation('joining')
  const [asked, setAsked] = useState(false)

  function forget(): void {
    forgetWorkerSeed()
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
      <Text size="sm">{t('forget.means')}</Text>
      <Button size="sm" color="red" onClick={forget}>
        {t('forget.now')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsked(false)}>
        {t('forget.keep')}
      </Button>
    </Group>
  )
}
