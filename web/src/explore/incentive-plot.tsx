import { Box, useComputedColorScheme } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { IncentiveHistory } from '../../../src/protocol/metagraph.ts'
import { formatShare } from '../format.ts'
import { incentivePlotOptions } from './incentive-plot-options.ts'
import type { IncentiveSeries } from './incentive-series.ts'

interface IncentivePlotProps {
  readonly epochs: IncentiveHistory['epochs']
  readonly series: readonly IncentiveSeries[]
  readonly hidden: ReadonlySet<number>
  /** The line to bring out, while the legend's name of it is pointed at. */
  readonly pointed: number | null
  readonly height: number
}

/** The plot itself, on its own so that the plotting library is loaded only where it is shown. */
export default function IncentivePlot({ epochs, series, hidden, pointed, height }: IncentivePlotProps) {
  const dark = useComputedColorScheme('light') === 'dark'
  const { ref: sizeRef, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const box = useMergedRef(sizeRef, host)
  const ready = width > 0
  const names = series.map((line) => line.name).join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plot only for new lines or colours; data and size are set below
  useEffect(() => {
    if (!host.current || !ready) return
    plot.current = new UPlot(incentivePlotOptions({ series, dark, width, height }), [[]], host.current)
    return () => {
      plot.current?.destroy()
      plot.current = null
    }
  }, [names, dark, height, ready])

  // biome-ignore lint/correctness/useExhaustiveDependencies: also after a new plot was made
  useEffect(() => {
    plot.current?.setData([epochs.map(({ epoch }) => epoch), ...series.map(({ values }) => [...values])])
  }, [epochs, series, names, dark, height, ready])

  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height })
  }, [width, height])

  // biome-ignore lint/correctness/useExhaustiveDependencies: also after a new plot was made
  useEffect(() => {
    series.forEach(({ uid }, index) => {
      const shown = !hidden.has(uid)
      if (plot.current && plot.current.series[index + 1]?.show !== shown) plot.current.setSeries(index + 1, { show: shown })
    })
  }, [series, hidden, names, dark, height, ready])

  useEffect(() => {
    const index = series.findIndex(({ uid }) => uid === pointed)
    plot.current?.setSeries(index < 0 ? null : index + 1, { focus: true })
  }, [series, pointed])

  const leader = [...series].sort((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0))[0]
  const summary = leader ? ` After epoch ${epochs.at(-1)?.epoch}, ${leader.name} leads with ${formatShare(leader.values.at(-1) ?? 0)}.` : ''
  return <Box ref={box} h={height} role="img" aria-label={`Incentive of ${series.length} miners over ${epochs.length} epochs.${summary}`} />
}
