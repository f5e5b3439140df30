import type { HeatMatrix } from './heat-matrix.ts'

/** Sizes of a heat map in CSS pixels. */
export interface HeatSizes {
  readonly cellWidth: number
  readonly cellHeight: number
  /** Room for the uids at the left and at the top. */
  readonly left: number
  readonly top: number
}

type Rgb = readonly [number, number, number]
const SCALES: Readonly<Record<'light' | 'dark', { empty: string; ink: string; low: Rgb; high: Rgb }>> = {
  light: { empty: '#f1f3f4', ink: '#586069', low: [208, 235, 231], high: [4, 50, 46] },
  dark: { empty: '#26282b', ink: '#a9adb3', low: [20, 66, 61], high: [190, 245, 236] },
}

/** Cells as wide as the page allows, but never too small to point at: what is wider scrolls. */
export function heatSizes({ rows, columns }: HeatMatrix, width: number): HeatSizes {
  const left = 36
  const cellWidth = Math.max(5, Math.min(28, Math.floor((width - left) / Math.max(1, columns.length))))
  const cellHeight = rows.length > 32 ? 10 : Math.max(14, Math.min(28, cellWidth))
  return { left, top: 18, cellWidth, cellHeight }
}

/** How dark a share is drawn, in [0, 1]: by its root, so that small weights can be told from none. */
export function heatOf(share: number, max: number): number {
  return max > 0 ? Math.sqrt(Math.min(1, share / max)) : 0
}

/** Colour of a heat in [0, 1]. */
export function heatColor(heat: number, scheme: 'light' | 'dark'): string {
  const { low, high } = SCALES[scheme]
  return `rgb(${low.map((from, index) => Math.round(from + (high[index]! - from) * heat)).join(' ')})`
}

/** Draws the whole matrix with its uids. 64 by 192 cells take about 5 ms. */
export function drawHeat(
  canvas: HTMLCanvasElement,
  { rows, columns, values, max }: HeatMatrix,
  { left, top, cellWidth, cellHeight }: HeatSizes,
  scheme: 'light' | 'dark',
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const ratio = globalThis.devicePixelRatio || 1
  canvas.width = (left + columns.length * cellWidth) * ratio
  canvas.height = (top + rows.length * cellHeight) * ratio
  context.scale(ratio, ratio)
  const { empty, ink } = SCALES[scheme]
  context.fillStyle = empty
  context.fillRect(left, top, columns.length * cellWidth, rows.length * cellHeight)
  const gap = cellWidth > 8 ? 1 : 0
  for (const [index, share] of values.entries()) {
    if (share === 0) continue
    context.fillStyle = heatColor(heatOf(share, max), scheme)
    const x = left + (index % columns.length) * cellWidth
    const y = top + Math.floor(index / columns.length) * cellHeight
    context.fillRect(x, y, cellWidth - gap, cellHeight - gap)
  }
  context.fillStyle = ink
  context.font = '10px system-ui, sans-serif'
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const [row, { uid }] of rows.entries()) context.fillText(String(uid), left - 6, top + (row + 0.5) * cellHeight)
  context.textAlign = 'center'
  const every = Math.ceil(28 / cellWidth)
  for (let column = 0; column < columns.length; column += every)
    context.fillText(String(columns[column]!.uid), left + (column + 0.5) * cellWidth, top / 2)
}
