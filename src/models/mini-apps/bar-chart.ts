import { type BarChart, barChartActions } from './bar-chart-actions.ts'
import { barChartLabels } from './bar-chart-labels.ts'
import { barChartLooks } from './bar-chart-looks.ts'
import { CHART_PALETTES } from './bar-chart-palettes.ts'
import { CHART_TOPICS, drawItems } from './bar-chart-topics.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'

/** A bar chart whose numbers can be sorted, read and changed. */
export const barChart: MiniAppFamily = {
  name: 'bar-chart',
  domain: 'tool',
  draw(rng) {
    const topic = rng.pick(CHART_TOPICS)
    const [first, second] = rng.shuffle(CHART_PALETTES)
    const items = drawItems(rng, topic)
    const chart: BarChart = { topic, items, first: first!, second: second!, falling: rng.next() < 0.5 }
    const { name, value } = items[0]!
    const kind = rng.pick(['a bar chart', 'an interactive bar chart', 'a chart with upright bars', 'a small column chart'])
    return {
      title: topic.title,
      wish: `${kind} of ${topic.about} (${topic.unit}: ${items.map(({ name, value }) => `${name} ${value}`).join(', ')}), each bar an image that screen readers call like "${name}: ${value} ${topic.unit}"`,
      base: baseOf(chart),
      requirements: [...barChartLooks(rng, chart), ...barChartLabels(rng, chart), ...barChartActions(rng, chart)],
    }
  },
}

function baseOf({ items, topic: { unit } }: BarChart): Fragment {
  return {
    css: `:root { --back: #fff; --panel: #f3f3f3; --line: #c8c8c8; --ink: #222; --accent: #777; --bar: #9a9a9a }
#plot { position: absolute; inset: 18px 20px 32px 30px; border-bottom: 2px solid var(--ink) }
.column { position: absolute; bottom: 0; top: 0; width: ${Math.floor(10000 / items.length) / 100}%; transition: left .35s }
.column i { position: absolute; bottom: 0; left: 14%; right: 14%; background: var(--bar) }
.column b { position: absolute; top: 100%; left: -8%; right: -8%; padding-top: 5px; text-align: center; font-size: 13px; font-weight: 550 }
@media (max-width: 460px) { .column b { font-size: 10px } }
select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 6px 8px }`,
    stage: '<div id="plot"></div>',
    script: `const items = ${JSON.stringify(items)}
const plot = find('#plot'), updates = []
const shown = items.map(() => 0), places = items.map((item, n) => n)
let top = 1, glide = (from, goal) => goal
const columns = items.map((item) => {
  const column = document.createElement('div')
  column.className = 'column'
  column.append(document.createElement('i'), document.createElement('b'))
  column.firstChild.role = 'img'
  column.lastChild.textContent = item.name
  plot.append(column)
  return column
})
const sum = () => items.reduce((total, item) => total + item.value, 0)
const tick = () => {
  const rough = Math.max(...items.map((item) => item.value), 1) / 4, power = 10 ** Math.floor(Math.log10(rough))
  return [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].map((m) => m * power).find((size) => size >= rough)
}
const update = () => {
  top = tick() * 4.2
  columns.forEach((column, n) => {
    column.style.left = places[n] / items.length * 100 + '%'
    column.firstChild.ariaLabel = items[n].name + ': ' + items[n].value + ' ${unit}'
  })
  for (const hook of updates) hook()
}
queueMicrotask(update)`,
    frame: `columns.forEach((column, n) => {
  shown[n] = glide(shown[n], items[n].value / top * 100, dt, n)
  column.firstChild.style.height = shown[n] + '%'
})`,
  }
}
