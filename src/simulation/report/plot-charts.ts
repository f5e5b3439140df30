import { type Plot, percent } from '../scenarios/scenario.ts'
import { figure } from './figure.ts'
import { htmlText } from './html-text.ts'
import { lineChart } from './line-chart.ts'

/** What several runs say together, as lines; every point is also a line of text. */
export function plotCharts(plots: readonly Plot[]): string {
  return plots
    .map(({ title, note, ticks, lines, cells }) => {
      const points = cells.map(({ words }) => `<li>${htmlText(words)}</li>`).join('')
      const drawn = lines.map((line, colour) => ({ ...line, colour }))
      const picture = figure(title, note, (words) => lineChart(words, drawn, ticks, percent))
      return `<div>${picture}<details><summary>Numbers</summary><ul class="soft">${points}</ul></details></div>`
    })
    .join('\n')
}
