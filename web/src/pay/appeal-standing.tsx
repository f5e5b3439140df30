import { Badge, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppealView } from '../../../src/protocol/pay.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useTakesFocus } from '../layout/use-takes-focus.ts'

/** An appeal, how it stands, and what the operator answered. @param isNew it has just been sent, from the form that stood here */
export function AppealStanding({ appeal, isNew = false }: { appeal: AppealView; isNew?: boolean | undefined }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  const standing = useTakesFocus<HTMLDivElement>(isNew)
  const { about, epoch, state, at, reason, heldRao, addedRao, note } = appeal
  return (
    <Stack gap={4} maw={640} ref={standing} tabIndex={-1}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t(about.kind === 'score' ? 'appeal.aboutScore' : 'appeal.aboutCredit', { epoch })}
        </Text>
        <Badge variant="light" color={state === 'open' ? 'orange' : 'gray'}>
          {t(`appeal.${state}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {format.dateTime(at)}
        </Text>
      </Group>
      <Text size="sm" className="preserve-lines" dir="auto">
        {reason}
      </Text>
      {heldRao !== '0' && (
        <Text size="xs" c="dimmed">
          {t('appeal.held', { amount: format.tao(heldRao) })}
        </Text>
      )}
      {note !== null && (
        <Text size="sm">
          {t('appeal.answer')}:{' '}
          <span className="preserve-lines" dir="auto">
            {note}
          </span>{' '}
          {addedRao !== '0' && t('appeal.added', { amount: format.tao(addedRao) })}
        </Text>
      )}
    </Stack>
  )
}
