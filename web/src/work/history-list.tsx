import { Accordion, Text } from '@mantine/core'
import type { WorkHistoryItem } from '../../../src/protocol/work.ts'
import { formatTime } from '../format.ts'
import { RecordScore } from '../layout/record-score.tsx'
import classes from './history-list.module.css'
import { ResultDetail } from './result-detail.tsx'

const STATES: Readonly<Record<WorkHistoryItem['state'], string>> = {
  open: 'on your desk',
  submitted: 'waiting for the others',
  scored: 'scored',
  released: 'given back',
  expired: 'ran out of time',
  refused: 'refused',
}

export function HistoryList({ items }: { items: readonly WorkHistoryItem[] }) {
  return (
    <Accordion chevronPosition="left" keepMounted={false}>
      {items.map((item) => (
        <Accordion.Item key={item.assignmentId} value={item.assignmentId}>
          <Accordion.Control px={0}>
            <span className={classes.row}>
              <span className="one-line">{item.instruction}</span>
              <span className={classes.faint}>{item.judgedAt ? formatTime(item.judgedAt) : ''}</span>
              {item.result ? (
                <RecordScore record={item.result.record} label="Your score" />
              ) : (
                <span className={classes.faint}>{STATES[item.state]}</span>
              )}
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            {item.result ? (
              <ResultDetail item={item} result={item.result} />
            ) : (
              <Text size="sm" c="dimmed">
                {item.note ?? 'No score yet.'}
              </Text>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
