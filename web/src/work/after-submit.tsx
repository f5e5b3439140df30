import { Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { useTakesFocus } from '../layout/use-takes-focus.ts'
import { ChangeIt } from './change-it.tsx'
import { ResultDetail } from './result-detail.tsx'
import type { Seat } from './work-api.ts'

/** After sending: it may be changed for a while; then waiting for the other judges, then by itself why the score is what it is. */
export function AfterSubmit({
  seat,
  item,
  unsent,
  onNext,
  onReopened,
}: {
  seat: Seat
  item: WorkHistoryItem | undefined
  /** The line is gone, and the judgment waits in this browser: until it is sent, this task is the next one too. */
  unsent: boolean
  onNext: () => void
  onReopened: () => void
}) {
  const { t } = useTranslation('work')
  const lost = item !== undefined && ['refused', 'expired', 'released'].includes(item.state)
  const result = unsent ? null : item?.result
  const waiting = !result && !lost
  const title = useTakesFocus<HTMLHeadingElement>()
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
      <Stack gap="lg">
        <Group justify="space-between" gap="sm">
          <Group gap="sm" role="status" wrap="nowrap">
            {waiting && <Loader size="sm" />}
            <Title order={2} size="h4" ref={title} tabIndex={-1}>
              {unsent
                ? t('after.unsent')
                : result
                  ? t(result.record.outcome === 'scored' ? 'after.scored' : 'after.notScored')
                  : t(lost ? 'after.lost' : 'after.waiting')}
            </Title>
          </Group>
          {!unsent && <Button onClick={onNext}>{waiting ? t('after.nextMeanwhile') : t('after.next')}</Button>}
        </Group>
        {item?.changeableUntil && !unsent && (
          <ChangeIt
            key={item.changeableUntil}
            seat={seat}
            assignmentId={item.assignmentId}
            until={item.changeableUntil}
            onReopened={onReopened}
          />
        )}
        {result && item ? (
          <ResultDetail item={item} result={result} />
        ) : lost && item.note ? (
          <Text c="dimmed" maw={620} lang="en" dir="ltr">
            {item.note}
          </Text>
        ) : (
          <Text c="dimmed" maw={620} mih={120}>
            {t(unsent ? 'after.unsentWords' : lost ? 'after.lostWords' : 'after.waitingWords')}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}
