import type UPlot from 'uplot'
import { formatShare } from '../format.ts'
import type { IncentiveSeries } from './incentive-series.ts'
import { lineColor, lineDash } from './line-styles.ts'

/** How the plot of incentive looks: axes with names, a faint grid, no legend of its own. */
export function incentivePlotOptions({
  series,
  dark,
  width,
  height,
}: {
  readonly series: readonly IncentiveSeries[]
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
      { ...axis, label: 'Incentive', labelSize: 22, size: 44, values: (_plot, ticks) => ticks.map((tick) => `${Math.round(tick * 100)}%`) },
    ],
    series: [
      { label: 'epoch' },
      ...series.map(({ name, style }) => ({
        label: name,
        stroke: lineColor(style, dark),
        width: 2,
        dash: lineDash(style),
        points: { show: false },
        value: (_plot: UPlot, value: number | null) => formatShare(value ?? 0),
      })),
    ],
    plugins: [pointedValue()],
  }
}

/** Names the line that the pointer is near and its value there, in a corner of the plot. */
function pointedValue(): UPlot.Plugin {
  const label = document.createElement('div')
  Object.assign(label.style, { position: 'absolute', top: '4px', right: '8px', fontSize: '12px', pointerEvents: 'none' })
  let near: number | null = null
  function write(plot: UPlot): void {
    const index = plot.cursor.idx
    const value = index == null || near === null ? undefined : plot.data[near]?.[index]
    label.textContent = value == null ? '' : `epoch ${plot.data[0][index!]}: ${plot.series[near!]?.label} ${formatShare(value)}`
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
