import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { ErrorBoundary } from '../layout/error-boundary.tsx'
import { LineLegend } from './line-legend.tsx'
import type { LinePlotProps } from './line-plot.tsx'

const LinePlot = lazy(() => import('./line-plot.tsx'))

/** A plot with its legend, which shows and hides the lines. */
export function LineChart(props: Omit<LinePlotProps, 'hidden' | 'pointed'>) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set())
  const [pointed, setPointed] = useState<number | null>(null)

  function toggle(key: number): void {
    setHidden((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  }

  return (
    <>
      <ErrorBoundary>
        <Suspense fallback={<Skeleton h={props.height} />}>
          <LinePlot {...props} hidden={hidden} pointed={pointed} />
        </Suspense>
      </ErrorBoundary>
      <LineLegend lines={props.lines} format={props.format} hidden={hidden} onToggle={toggle} onPoint={setPointed} />
    </>
  )
}
