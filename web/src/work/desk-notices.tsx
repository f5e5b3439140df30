import { Alert, Button, Group, Text } from '@mantine/core'
import { IconCoffee, IconInfoCircle, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../layout/error-state.tsx'
import { useBreakPrompt } from './use-break-prompt.ts'

/** From here on it is said how often a task may still be given back. */
const FEW_SKIPS = 5

/** What a worker should know beside the task: a break is due, something waits to be sent, few tasks may still be given back. */
export function DeskNotices({
  breakMinutes,
  skipsLeft,
  waiting,
  held,
  refusal,
}: {
  breakMinutes: number
  skipsLeft: number | undefined
  /** Judgments that wait in this browser. */
  waiting: number
  /** Judgments that wait at the miner for a validator that is away. */
  held: number
  refusal: Error | null
}) {
  const { t } = useTranslation('work')
  const pause = useBreakPrompt(breakMinutes)
  return (
    <>
      <div role="status" style={{ display: 'contents' }}>
        {pause.due && (
          <Alert variant="light" icon={<IconCoffee size={20} />} title={t('break.title')}>
            <Group justify="space-between" gap="sm">
              <Text size="sm">{t('break.words', { count: breakMinutes })}</Text>
              <Button size="xs" variant="default" onClick={pause.dismiss}>
                {t('break.dismiss')}
              </Button>
            </Group>
          </Alert>
        )}
        {waiting > 0 && (
          <Alert variant="light" color="orange" icon={<IconSend size={20} />}>
            {t('unsent.here', { count: waiting })}
          </Alert>
        )}
        {held > 0 && (
          <Alert variant="light" color="gray" icon={<IconInfoCircle size={20} />}>
            {t('unsent.atMiner', { count: held })}
          </Alert>
        )}
        {skipsLeft !== undefined && skipsLeft <= FEW_SKIPS && (
          <Alert variant="light" color="gray" icon={<IconInfoCircle size={20} />}>
            {t('skips', { count: skipsLeft })}
          </Alert>
        )}
      </div>
      {refusal && <ErrorState title={t('unsent.refused')} error={refusal} />}
    </>
  )
}
