import { Accordion, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import { ScoreBar } from '../layout/score-bar.tsx'
import classes from './history-list.module.css'
import { ResultDetail } from './result-detail.tsx'

/** What was judged, newest first, each with its score and, opened, why that is what it is. */
export function HistoryList({ items }: { items: readonly WorkHistoryItem[] }) {
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
                <span className={classes.faint}>{item.result ? t('history.notScored') : t(`states.${item.state}`)}</span>
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
              <Text size="sm" c="dimmed">
                {t('history.noScoreYet')}
              </Text>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
