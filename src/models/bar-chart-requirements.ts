import type { Rng } from '../core/rng.ts'
import type { ChartPalette, ChartTopic } from './bar-chart-topics.ts'
import type { Fragment, Requirement } from './mini-app.ts'

/** The drawn parameters of one bar chart. */
export interface BarChart {
  readonly topic: ChartTopic
  readonly first: ChartPalette
  readonly second: ChartPalette
  /** Sorts from the largest down; otherwise from the smallest up. */
  readonly falling: boolean
}

/** What a bar chart is asked for: seven things to see, four to do. */
export function barChartRequirements(rng: Rng, chart: BarChart): Requirement[] {
  return [
    colours(chart),
    scale(),
    axisLabel(chart),
    highest(rng),
    average(rng, chart),
    total(chart),
    motion(),
    sorting(chart),
    ...actions(rng, chart),
  ]
}

const variables = ({ back, panel, ink, bar, high }: ChartPalette) => ({
  '--back': back,
  '--panel': panel,
  '--ink': ink,
  '--bar': bar,
  '--high': high,
  '--accent': high,
  '--line': `${ink}33`,
})

const declared = (palette: ChartPalette) =>
  `:root { ${Object.entries(variables(palette))
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')} }`

function colours({ first }: BarChart): Requirement {
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: `It is drawn in ${first.name}, and the bars have rounded tops.`,
    built: { css: `${declared(first)}\n.column i { border-radius: 7px 7px 0 0 }` },
    broken: { css: declared({ ...first, bar: first.panel, high: first.panel }) },
  }
}

function scale(): Requirement {
  const parts = (number: string): Fragment => ({
    css: `.grid { position: absolute; left: 0; right: 0; border-top: 1px solid var(--line); font: 12px system-ui; font-variant-numeric: tabular-nums }
.grid span { position: absolute; right: 100%; transform: translateY(-50%); padding-right: 7px }
#plot { left: 64px }`,
    script: `updates.push(() => {
  plot.querySelectorAll('.grid').forEach((line) => line.remove())
  for (let n = 0; n <= 4; n++) {
    const line = document.createElement('div'), text = document.createElement('span')
    line.className = 'grid'
    line.style.bottom = n / 4.2 * 100 + '%'
    text.textContent = ${number}
    line.append(text)
    plot.prepend(line)
  }
})`,
  })
  return {
    name: 'scale',
    kind: 'feature',
    words: 'Fine lines across with numbers on the left, from 0 upwards, so that heights can be read.',
    built: parts('Math.round(ticks() * n * 10) / 10'),
    broken: parts('Math.round(ticks() * (4 - n) * 10) / 10'),
  }
}

function axisLabel({ topic }: BarChart): Requirement {
  const parts = (text: string): Fragment => ({
    css: '#unit { position: absolute; left: 6px; top: 50%; writing-mode: vertical-rl; transform: translateY(-50%) rotate(180deg); font-size: 13px; opacity: .8 }',
    stage: `<div id="unit">${text}</div>`,
  })
  return {
    name: 'axis label',
    kind: 'feature',
    words: `The vertical axis is labelled "${topic.unit}".`,
    built: parts(topic.unit),
    broken: parts('undefined'),
  }
}

function highest(rng: Rng): Requirement {
  const parts = (pick: 'max' | 'min'): Fragment => ({
    css: '.column.top i { background: var(--high) }',
    script: `updates.push(() => {
  const edge = Math.${pick}(...items.map((item) => item.value))
  columns.forEach((column, n) => column.classList.toggle('top', items[n].value === edge))
})`,
  })
  return {
    name: 'highest bar',
    kind: 'feature',
    words: rng.pick([
      'The highest bar has a colour of its own.',
      'The tallest bar stands out by another colour, also after numbers have changed.',
    ]),
    built: parts('max'),
    broken: parts('min'),
  }
}

function average(rng: Rng, { topic }: BarChart): Requirement {
  const parts = (height: string): Fragment => ({
    css: `#mean { position: absolute; left: 0; right: 0; border-top: 2px dashed var(--ink); transition: bottom .4s; z-index: 1; pointer-events: none }
#mean span { position: absolute; right: 0; bottom: 3px; font-size: 12px; font-weight: 600; background: var(--back); padding: 0 6px; border-radius: 5px }`,
    script: `const mean = document.createElement('div')
mean.id = 'mean'
mean.append(document.createElement('span'))
plot.append(mean)
updates.push(() => {
  const value = items.reduce((sum, item) => sum + item.value, 0) / items.length
  mean.style.bottom = ${height} + '%'
  mean.firstChild.textContent = 'average ' + value.toFixed(1)
})`,
  })
  return {
    name: 'average line',
    kind: 'feature',
    words: rng.pick([
      `A dashed line shows the average, with its value in ${topic.unit}.`,
      'A dashed line lies at the height of the average and says how much that is.',
    ]),
    built: parts('value / top * 100'),
    broken: parts('value / top * 12'),
  }
}

function total({ topic }: BarChart): Requirement {
  const parts = (sum: string): Fragment => ({
    header: '<output id="sum"></output>',
    script: `updates.push(() => { find('#sum').textContent = 'Total: ' + ${sum} + ' ${topic.unit}' })`,
  })
  return {
    name: 'total',
    kind: 'feature',
    words: `The total in ${topic.unit} is written in the top right corner.`,
    built: parts('items.reduce((sum, item) => sum + item.value, 0)'),
    broken: parts(`items.map((item) => item.value).slice(0, 3).join('')`),
  }
}

function motion(): Requirement {
  return {
    name: 'growing bars',
    kind: 'feature',
    words: 'When the page opens, the bars grow from the ground to their height one after the other; later changes glide, too.',
    built: {
      css: '@keyframes grow { from { transform: scaleY(0) } }\n.column { transition: left .5s }\n.column i { transition: height .4s; transform-origin: bottom; animation: grow .7s ease-out backwards }',
      script: `columns.forEach((column, n) => { column.firstChild.style.animationDelay = n * .12 + 's' })`,
    },
    broken: {
      css: '@keyframes shake { 50% { transform: scaleY(.8) } }\n.column i { transform-origin: bottom; animation: shake .35s infinite steps(2) }',
    },
  }
}

function sorting({ falling }: BarChart): Requirement {
  const parts = (label: string): Fragment => ({
    bar: '<button id="sort">Sort</button>',
    script: `let sorted = false
const arrange = () => {
  const order = items.map((item, n) => n)
  if (sorted) order.sort((a, b) => ${falling ? 'items[b].value - items[a].value' : 'items[a].value - items[b].value'})
  order.forEach((n, place) => { places[n] = place })
  columns.forEach((column, n) => { column.lastChild.textContent = ${label} })
}
find('#sort').onclick = () => { sorted = !sorted; arrange(); update() }`,
  })
  return {
    name: 'sort button',
    kind: 'action',
    words: `A button "Sort" orders the bars from ${falling ? 'largest to smallest' : 'smallest to largest'}, names included; pressed again, the first order is back.`,
    built: parts('items[n].name'),
    broken: parts('items[places[n]].name'),
  }
}

function actions(rng: Rng, { topic, second }: BarChart): Requirement[] {
  const tip = (value: string): Fragment => ({
    css: `#tip { position: absolute; z-index: 2; transform: translate(-50%, -120%); background: var(--ink); color: var(--back); border-radius: 7px; padding: 3px 9px; font-size: 13px; font-weight: 600; white-space: nowrap; pointer-events: none }
.column:hover i { filter: brightness(1.15) }`,
    stage: '<div id="tip" hidden></div>',
    script: `columns.forEach((column, n) => {
  column.onpointermove = (event) => {
    const box = find('main').getBoundingClientRect()
    find('#tip').hidden = false
    find('#tip').style.left = Math.min(Math.max(event.clientX - box.left, 60), box.width - 60) + 'px'
    find('#tip').style.top = Math.max(event.clientY - box.top, 40) + 'px'
    find('#tip').textContent = items[n].name + ': ' + ${value} + ' ${topic.unit}'
  }
  column.onpointerleave = () => { find('#tip').hidden = true }
})`,
  })
  const edit = (index: string): Fragment => ({
    css: '#edit { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 6px 8px }',
    bar: '<label>Change <select id="edit"></select></label><button id="less" aria-label="less">&minus;</button><button id="more" aria-label="more">+</button>',
    script: `find('#edit').append(...items.map((item, n) => new Option(item.name, n)))
const change = (by) => { const n = ${index}; items[n].value = Math.max(0, items[n].value + by); update() }
find('#less').onclick = () => change(-${topic.step})
find('#more').onclick = () => change(${topic.step})`,
  })
  const swap = (to: Readonly<Record<string, string>>): Fragment => ({
    bar: '<button id="swap">Colours</button>',
    script: `const others = ${JSON.stringify(to)}
let swapped = false
find('#swap').onclick = () => {
  swapped = !swapped
  for (const name in others) swapped ? document.documentElement.style.setProperty(name, others[name]) : document.documentElement.style.removeProperty(name)
}`,
  })
  return [
    {
      name: 'value on hover',
      kind: 'action',
      words: rng.pick([
        `Pointing at a bar shows its name and exact value in ${topic.unit} in a small label.`,
        `With the mouse over a bar, a small label tells the exact number and "${topic.unit}".`,
      ]),
      built: tip('items[n].value'),
      broken: tip('items[(n + 1) % items.length].value * 10'),
    },
    {
      name: 'editing',
      kind: 'action',
      words: `One can choose a bar from a list and make it larger or smaller with + and - (${topic.step} per press).`,
      built: edit(`Number(find('#edit').value)`),
      broken: edit(`(Number(find('#edit').value) + 2) % items.length`),
    },
    {
      name: 'colour button',
      kind: 'action',
      words: `A button "Colours" changes the colours to ${second.name}, and back.`,
      built: swap(variables(second)),
      broken: swap({ '--bar': 'transparent' }),
    },
  ]
}
