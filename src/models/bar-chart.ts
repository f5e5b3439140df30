import { type BarChart, barChartRequirements } from './bar-chart-requirements.ts'
import { CHART_PALETTES, CHART_TOPICS } from './bar-chart-topics.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'

/** A bar chart whose numbers can be sorted, read and changed. */
export const barChart: MiniAppFamily = {
  name: 'bar-chart',
  domain: 'chart',
  draw(rng) {
    const topic = rng.pick(CHART_TOPICS)
    const [first, second] = rng.shuffle(CHART_PALETTES)
    const names = topic.names.slice(0, rng.int(5, topic.names.length))
    const items = names.map((name) => ({ name, value: rng.int(...(topic.range as [number, number])) }))
    const chart: BarChart = { topic, first: first!, second: second!, falling: rng.next() < 0.5 }
    return {
      title: topic.title,
      wish: `${rng.pick(['a bar chart', 'an interactive bar chart', 'a chart with bars'])} of ${topic.about} (${topic.unit}: ${items.map(({ name, value }) => `${name} ${value}`).join(', ')})`,
      base: baseOf(items),
      requirements: barChartRequirements(rng, chart),
    }
  },
}

function baseOf(items: readonly { name: string; value: number }[]): Fragment {
  return {
    css: `:root { --back: #fff; --panel: #f3f3f3; --line: #c8c8c8; --ink: #222; --accent: #777; --bar: #9a9a9a; --high: var(--bar) }
#plot { position: absolute; inset: 14px 20px 30px 30px; border-bottom: 2px solid var(--ink) }
.column { position: absolute; bottom: 0; top: 0 }
.column i { position: absolute; bottom: 0; left: 14%; right: 14%; background: var(--bar) }
.column b { position: absolute; top: 100%; left: -8%; right: -8%; padding-top: 5px; text-align: center; font-size: 13px; font-weight: 550 }
@media (max-width: 460px) { .column b { font-size: 10px } }`,
    stage: '<div id="plot"></div>',
    script: `const items = ${JSON.stringify(items)}
const plot = find('#plot'), updates = []
let places = items.map((item, n) => n), top = 1
const columns = items.map((item) => {
  const column = document.createElement('div')
  column.className = 'column'
  column.append(document.createElement('i'), document.createElement('b'))
  column.lastChild.textContent = item.name
  column.style.width = 100 / items.length + '%'
  plot.append(column)
  return column
})
const ticks = () => {
  const rough = Math.max(...items.map((item) => item.value), 1) / 4, power = 10 ** Math.floor(Math.log10(rough))
  return [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].map((m) => m * power).find((size) => size >= rough)
}
const update = () => {
  top = ticks() * 4.2
  columns.forEach((column, n) => {
    column.style.left = places[n] / items.length * 100 + '%'
    column.firstChild.style.height = items[n].value / top * 100 + '%'
  })
  for (const hook of updates) hook()
}
queueMicrotask(update)`,
  }
}
