import { htmlText } from './html-text.ts'

export interface Line {
  readonly label: string
  readonly values: readonly number[]
  /** Place in the palette, from 0. */
  readonly colour: number
}

const WIDTH = 360
const HEIGHT = 180
const LEFT = 34
const BOTTOM = 18

/**
 * Lines as SVG, with a legend below that also says where each line ends.
 * @param ticks names of the places along the bottom, of which the first and the last are written
 * @param format of values at the axis and in the legend
 */
export function lineChart(title: string, lines: readonly Line[], ticks: readonly string[], format: (value: number) => string): string {
  const values = lines.flatMap((line) => line.values)
  const [low, high] = [Math.min(0, ...values), Math.max(1e-9, ...values)]
  const last = Math.max(1, ticks.length - 1)
  const x = (index: number) => (LEFT + (index / last) * (WIDTH - LEFT - 4)).toFixed(1)
  const y = (value: number) => (6 + ((high - value) / (high - low)) * (HEIGHT - BOTTOM - 12)).toFixed(1)
  const axis = [low, high]
    .concat(low < 0 ? [0] : [])
    .map(
      (value) =>
        `<path class="axis" d="M${LEFT} ${y(value)}H${WIDTH}"/><text x="${LEFT - 4}" y="${y(value)}" dy="4" text-anchor="end">${htmlText(format(value))}</text>`,
    )
  const drawn = lines.map(({ values: points, colour }) => {
    const path = points.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('')
    return `<path class="line s${colour}" d="${path}"/>`
  })
  const legend = lines.map(({ label, values: points, colour }) => {
    const end = points.at(-1)
    return `<li><svg class="key" viewBox="0 0 24 8" aria-hidden="true"><path class="line s${colour}" d="M0 4H24"/></svg>${htmlText(label)}${end === undefined ? '' : `: ${htmlText(format(end))}`}</li>`
  })
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${htmlText(title)}">`,
    ...axis,
    ...drawn,
    `<text x="${LEFT}" y="${HEIGHT - 4}">${htmlText(ticks[0] ?? '')}</text><text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${htmlText(ticks.at(-1) ?? '')}</text></svg>`,
    `<ul class="legend">${legend.join('')}</ul>`,
  ].join('\n')
}
