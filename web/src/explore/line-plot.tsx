import { Box, useComputedColorScheme } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { linePlotOptions } from './line-plot-options.ts'

/** One line. `style` picks its colour and dash; give a thing the same one wherever it is drawn, so that it never changes its looks. */
export interface PlotLine {
  readonly key: number
  readonly name: string
  readonly style: number
  readonly values: readonly number[]
}

export interface LinePlotProps {
  /** What is drawn, for the axis and for who cannot see the plot. */
  readonly title: string
  readonly format: (value: number) => string
  readonly epochs: readonly number[]
  readonly lines: readonly PlotLine[]
  readonly hidden?: ReadonlySet<number>
  /** The line to bring out, while the legend's name of it is pointed at. */
  readonly pointed?: number | null
  readonly height: number
}

const NONE_HIDDEN: ReadonlySet<number> = new Set()

/** The plot itself, on its own so that the plotting library is loaded only where it is shown. */
export default function LinePlot({ title, format, epochs, lines, hidden = NONE_HIDDEN, pointed = null, height }: LinePlotProps) {
  const dark = useComputedColorScheme('light') === 'dark'
  const { ref: sizeRef, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const box = useMergedRef(sizeRef, host)
  const ready = width > 0
  const names = [title, ...lines.map((line) => line.name)].join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plot only for new lines or colours; data and size are set below
  useEffect(() => {
    if (!host.current || !ready) return
    plot.current = new UPlot(linePlotOptions({ lines, axis: title, format, dark, width, height }), [[]], host.current)
    return () => {
      plot.current?.destroy()
      plot.current = null
    }
  }, [names, dark, height, ready])

  // biome-ignore lint/correctness/useExhaustiveDependencies: also after a new plot was made
  useEffect(() => {
    plot.current?.setData([[...epochs], ...lines.map(({ values }) => [...values])])
  }, [epochs, lines, names, dark, height, ready])

  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height })
  }, [width, height])

  // biome-ignore lint/correctness/useExhaustiveDependencies: also after a new plot was made
  useEffect(() => {
    lines.forEach(({ key }, index) => {
      const shown = !hidden.has(key)
      if (plot.current && plot.current.series[index + 1]?.show !== shown) plot.current.setSeries(index + 1, { show: shown })
    })
  }, [lines, hidden, names, dark, height, ready])

  useEffect(() => {
    const index = lines.findIndex(({ key }) => key === pointed)
    plot.current?.setSeries(index < 0 ? null : index + 1, { focus: true })
  }, [lines, pointed])

  const leader = lines.toSorted((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0))[0]
  const summary = leader ? ` After epoch ${epochs.at(-1)}, ${leader.name} leads with ${format(leader.values.at(-1) ?? 0)}.` : ''
  return <Box ref={box} h={height} role="img" aria-label={`${title}: ${lines.length} lines over ${epochs.length} epochs.${summary}`} />
}
