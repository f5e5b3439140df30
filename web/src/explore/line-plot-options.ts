import type UPlot from 'uplot'
import type { PlotLine } from './line-plot.tsx'
import { lineColor, lineDash } from './line-styles.ts'

/** How a plot over epochs looks: axes with names, a faint grid, no legend of its own. */
export function linePlotOptions({
  lines,
  axis: name,
  format,
  dark,
  width,
  height,
}: {
  readonly lines: readonly PlotLine[]
  /** Name of the upright axis. */
  readonly axis: string
  readonly format: (value: number) => string
  readonly dark: boolean
  readonly width: number
  readonly height: number
}): UPlot.Options {
  const ink = dark ? '#a9adb3' : '#586069'
  const grid = { stroke: dark ? 'rgb(255 255 255 / 0.08)' : 'rgb(0 0 0 / 0.07)', width: 1 }
  const font = '12px system-ui, sans-serif'
  const axis = { stroke: ink, font, labelFont: font, grid, ticks: { show: false } } satisfies UPlot.Axis
  return {
    width,
    height,
    padding: [10, 12, 0, 0],
    legend: { show: false },
    focus: { alpha: 0.2 },
    cursor: { drag: { x: false, y: false }, focus: { prox: 24 }, points: { size: 6 } },
    scales: { x: { time: false }, y: { range: (_plot, _low, high) => [0, Math.max(0.05, (high ?? 0) * 1.08)] } },
    axes: [
      { ...axis, label: 'Epoch', labelSize: 22, size: 32, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
      { ...axis, label: name, labelSize: 22, size: 62, values: (_plot, ticks) => ticks.map(format) },
    ],
    series: [
      { label: 'epoch' },
      ...lines.map(({ name: label, style }) => ({
        label,
        stroke: lineColor(style, dark),
        width: 2,
        dash: lineDash(style),
        points: { show: false },
      })),
    ],
    plugins: [pointedValue(format)],
  }
}

/** Names the line that the pointer is near and its value there, in a corner of the plot. */
function pointedValue(format: (value: number) => string): UPlot.Plugin {
  const label = document.createElement('div')
  Object.assign(label.style, { position: 'absolute', top: '4px', right: '8px', fontSize: '12px', pointerEvents: 'none' })
  let near: number | null = null
  function write(plot: UPlot): void {
    const index = plot.cursor.idx
    const value = index == null || near === null ? undefined : plot.data[near]?.[index]
    label.textContent = value == null ? '' : `epoch ${plot.data[0][index!]}: ${plot.series[near!]?.label} ${format(value)}`
  }
  return {
    hooks: {
      init: (plot) => plot.over.append(label),
      setCursor: write,
      setSeries: (plot, series, options) => {
        if (!('focus' in options)) return
        near = series
        write(plot)
      },
    },
  }
}
