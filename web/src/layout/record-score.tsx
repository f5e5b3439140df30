import { Text } from '@mantine/core'
import type { ScoreRecord } from '../../../src/protocol/score-record.ts'
import { ScoreBar } from './score-bar.tsx'

/** The score of a judgment; words where it has none, because the 0 that stands there is not the 0 of a guesser. */
export function RecordScore({ record, label }: { record: Pick<ScoreRecord, 'outcome' | 'value'>; label: string }) {
  if (record.outcome === 'scored') return <ScoreBar value={record.value} label={label} />
  return (
    <Text size="sm" c="dimmed" ta="right" component="span">
      not scored
    </Text>
  )
}
