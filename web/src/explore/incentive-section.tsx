import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useEpochLength } from '../epoch-length.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorBoundary } from '../layout/error-boundary.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { IncentiveLegend } from './incentive-legend.tsx'
import { incentiveSeries } from './incentive-series.ts'

const IncentivePlot = lazy(() => import('./incentive-plot.tsx'))
const PLOT_HEIGHT = 300

/** Incentive over time, one line per miner; the legend shows and hides them. */
export function IncentiveSection() {
  const history = useQuery(queries.history())
  const metagraph = useQuery(queries.metagraph())
  const epochLength = useEpochLength()
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set())
  const [pointed, setPointed] = useState<number | null>(null)
  const series = useMemo(() => incentiveSeries(history.data, metagraph.data?.neurons ?? []), [history.data, metagraph.data])
  const failed = [history, metagraph].find((query) => query.error && !query.data)

  function toggle(uid: number): void {
    setHidden((before) => {
      const after = new Set(before)
      if (!after.delete(uid)) after.add(uid)
      return after
    })
  }

  return (
    <Section title="Incentive over time" note="Each miner's share after every epoch. Press a name to hide or show its line.">
      {failed?.error ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !history.data || !metagraph.data ? (
        <Skeleton h={PLOT_HEIGHT + 80} />
      ) : history.data.epochs.length < 2 ? (
        <EmptyState title="The lines start after two epochs" h={PLOT_HEIGHT + 80}>
          {epochLength && `An epoch takes ${epochLength}.`}
        </EmptyState>
      ) : (
        <>
          <ErrorBoundary>
            <Suspense fallback={<Skeleton h={PLOT_HEIGHT} />}>
              <IncentivePlot epochs={history.data.epochs} series={series} hidden={hidden} pointed={pointed} height={PLOT_HEIGHT} />
            </Suspense>
          </ErrorBoundary>
          <IncentiveLegend series={series} hidden={hidden} onToggle={toggle} onPoint={setPointed} />
        </>
      )}
    </Section>
  )
}
