import { NativeSelect, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Measure } from '../../../src/protocol/epochs.ts'
import { useEpochLength } from '../epoch-length.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { historyLines } from './history-lines.ts'
import { LineChart } from './line-chart.tsx'
import { MEASURES } from './measures.ts'

const PLOT_HEIGHT = 300

/** One measure over time, one line per neuron. */
export function HistorySection() {
  const [measure, setMeasure] = useState<Measure>('incentive')
  const { label, note, format } = MEASURES[measure]
  const history = useQuery(queries.history(measure))
  const metagraph = useQuery(queries.metagraph())
  const epochLength = useEpochLength()
  const lines = useMemo(
    () => (history.data && metagraph.data ? historyLines(history.data, metagraph.data.neurons) : undefined),
    [history.data, metagraph.data],
  )
  const epochs = useMemo(() => history.data?.epochs.map(({ epoch }) => epoch) ?? [], [history.data])
  const failed = [history, metagraph].find((query) => query.error && !query.data)
  const left =
    history.data && history.data.of > history.data.uids.length
      ? ` The ${history.data.uids.length} with most now, of ${history.data.of}.`
      : ''
  return (
    <Section
      title={`${label} over time`}
      note={`${note}${left} Press a name to hide or show its line.`}
      aside={
        <NativeSelect
          size="xs"
          aria-label="What to look at over time"
          value={measure}
          onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
          data={Object.entries(MEASURES).map(([value, looks]) => ({ value, label: looks.label }))}
        />
      }
    >
      {failed?.error ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !lines ? (
        <Skeleton h={PLOT_HEIGHT + 80} />
      ) : epochs.length < 2 ? (
        <EmptyState title="The lines start after two epochs" h={PLOT_HEIGHT + 80}>
          {epochLength && `An epoch takes ${epochLength}.`}
        </EmptyState>
      ) : (
        <LineChart key={measure} title={label} format={format} epochs={epochs} lines={lines} height={PLOT_HEIGHT} />
      )}
    </Section>
  )
}
