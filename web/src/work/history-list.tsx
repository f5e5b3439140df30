import { Accordion, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ScoreBar } from '../layout/score-bar.tsx'
import { ChangeIt } from './change-it.tsx'
import classes from './history-list.module.css'
import { ResultDetail } from './result-detail.tsx'
import type { Seat } from './work-api.ts'

interface Parameters {
  readonly seat: Seat
  readonly items: readonly WorkHistoryItem[]
  /** A judgment was taken back: its task is at hand again. */
  readonly onReopened: () => void
}

/** What was judged, newest first, each with its score and, opened, why that is what it is, or the way to change it. */
export function HistoryList({ seat, items, onReopened }: Parameters) {
  const { t } = useTranslation('work')
  const format = useFormat()
  return (
    <Accordion chevronPosition="left" keepMounted={false}>
      {items.map((item) => (
        <Accordion.Item key={item.assignmentId} value={item.assignmentId}>
          <Accordion.Control px={0}>
            <span className={classes.row}>
              <span className="one-line" dir="auto">
                {item.instruction}
              </span>
              <span className={classes.faint}>{item.judgedAt ? format.time(item.judgedAt) : ''}</span>
              {item.result?.record.outcome === 'scored' ? (
                <ScoreBar value={item.result.record.value} label={t('result.score')} />
              ) : (
                <span className={classes.faint}>
                  {item.result ? t('history.notScored') : t(item.changeableUntil ? 'history.changeable' : `states.${item.state}`)}
                </span>
              )}
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            {item.result ? (
              <ResultDetail item={item} result={item.result} />
            ) : item.note ? (
              <Text size="sm" c="dimmed" lang="en" dir="ltr">
                {item.note}
              </Text>
            ) : (
              <Stack gap="sm">
                {item.changeableUntil && (
                  <ChangeIt
                    key={item.changeableUntil}
                    seat={seat}
                    assignmentId={item.assignmentId}
                    until={item.changeableUntil}
                    onReopened={onReopened}
                  />
                )}
                <Text size="sm" c="dimmed">
                  {t('history.noScoreYet')}
                </Text>
              </Stack>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
