import type { Interval } from '../group-result.ts'
import { htmlText } from './html-text.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  readonly interval?: Interval
  /** Drawn as a tick: what the value is to be compared with. */
  readonly mark?: number
  /** Place in the palette, from 0. */
  readonly colour: number
}

const WIDTH = 360
const ROW = 34
const BAR = 12

/** Horizontal bars with whiskers as SVG: as wide as the page lets it be, legible on a phone. @param format of the values at the bars */
export function barChart(title: string, bars: readonly Bar[], format: (value: number) => string): string {
  const most = Math.max(1e-9, ...bars.flatMap(({ value, interval, mark }) => [value, interval?.[1] ?? 0, mark ?? 0]))
  const x = (value: number) => ((Math.max(0, value) / most) * (WIDTH - 2)).toFixed(1)
  const rows = bars.map(({ label, value, interval, mark, colour }, row) => {
    const top = row * ROW
    const middle = top + 18 + BAR / 2
    return [
      `<text x="0" y="${top + 13}">${htmlText(label)}</text>`,
      `<text x="${WIDTH}" y="${top + 13}" text-anchor="end">${htmlText(format(value))}</text>`,
      `<rect class="c${colour}" x="0" y="${top + 18}" width="${x(value)}" height="${BAR}" rx="2"/>`,
      interval
        ? `<path class="whisker" d="M${x(interval[0])} ${middle}H${x(interval[1])}M${x(interval[0])} ${middle - 4}v8M${x(interval[1])} ${middle - 4}v8"/>`
        : '',
      mark === undefined ? '' : `<path class="mark" d="M${x(mark)} ${top + 16}v${BAR + 4}"/>`,
    ].join('')
  })
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-label="${htmlText(title)}">${rows.join('\n')}</svg>`
}
