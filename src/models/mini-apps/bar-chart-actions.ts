import type { Rng } from '../../core/rng.ts'
import { type ChartPalette, chartVariables } from './bar-chart-palettes.ts'
import type { ChartItem, ChartTopic } from './bar-chart-topics.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, fill, look, lookCount, move, pageCheck, press, seen, wait } from './page-steps.ts'

/** The drawn parameters of one bar chart. */
export interface BarChart {
  readonly topic: ChartTopic
  readonly items: readonly ChartItem[]
  readonly first: ChartPalette
  readonly second: ChartPalette
  /** Sorts from the largest down; otherwise from the smallest up. */
  readonly falling: boolean
}

/** What one can do with a bar chart. */
export function barChartActions(rng: Rng, chart: BarChart): Requirement[] {
  return [sorting(rng, chart), hovering(rng, chart), editing(rng, chart), redrawing(rng, chart), recolouring(rng, chart)]
}

/** The bar of that name, whatever its number. */
const barOf = ({ name }: ChartItem) => `role=img[name=/^${name}: /]`

function sorting(rng: Rng, { items, falling }: BarChart): Requirement {
  const sorts = (compared: string, pressed = 'sorted = !sorted'): Fragment => ({
    bar: '<button id="sort">Sort</button>',
    script: `let sorted = false
find('#sort').onclick = () => {
  ${pressed}
  const order = items.map((item, n) => n)
  if (sorted) order.sort((a, b) => ${compared})
  order.forEach((n, place) => { places[n] = place })
  update()
}`,
  })
  const up = 'items[a].value - items[b].value'
  const down = 'items[b].value - items[a].value'
  const way = (fallen: boolean) => (fallen ? 'from the largest to the smallest' : 'from the smallest to the largest')
  const order = [...items.keys()].sort((a, b) => (falling ? items[b]!.value - items[a]!.value : items[a]!.value - items[b]!.value))
  const lefts = (when: string) => items.map((item, n) => look(`${when}${n}`, { see: 'boxes', of: barOf(item), side: 'left' }))
  const inOrder = (when: string, order: readonly number[]) =>
    order.slice(1).map((n, k) => ({ that: { of: `${when}${order[k]}`, pick: 0 }, is: 'less', to: { of: `${when}${n}`, pick: 0 } }) as const)
  return {
    name: 'sort button',
    kind: 'action',
    words: rng.pick([
      `A button "Sort" orders the bars from left to right, ${way(falling)}, names included; pressed again, the first order is back.`,
      `With the button "Sort" the bars change places and stand ${way(falling)}; a second press brings the first order back.`,
    ]),
    check: pageCheck(
      [wait(2500), press(button('Sort')), ...lefts('sorted'), press(button('Sort')), ...lefts('back')],
      [...inOrder('sorted', order), ...inOrder('back', [...items.keys()])],
    ),
    built: sorts(falling ? down : up),
    worse: [
      { family: 'contradict', words: `A button "Sort" orders the bars ${way(!falling)}.`, built: sorts(falling ? up : down) },
      {
        family: 'robustness',
        words: `A button "Sort" orders the bars ${way(falling)}; there need be no way back.`,
        built: sorts(falling ? down : up, 'sorted = true'),
      },
    ],
  }
}

function hovering(rng: Rng, { items, topic: { unit } }: BarChart): Requirement {
  const tip = (text: string): Fragment => ({
    css: `#tip { position: absolute; z-index: 2; transform: translate(-50%, -120%); background: var(--ink); color: var(--back); border-radius: 7px; padding: 3px 9px; font-size: 13px; font-weight: 600; white-space: nowrap; pointer-events: none }
.column:hover i { filter: brightness(1.15) }`,
    stage: '<div id="tip" hidden></div>',
    script: `columns.forEach((column, n) => {
  column.onpointermove = (event) => {
    const box = find('main').getBoundingClientRect()
    find('#tip').hidden = false
    find('#tip').style.left = Math.min(Math.max(event.clientX - box.left, 60), box.width - 60) + 'px'
    find('#tip').style.top = Math.max(event.clientY - box.top, 40) + 'px'
    find('#tip').textContent = ${text}
  }
  column.onpointerleave = () => { find('#tip').hidden = true }
})`,
  })
  const item = items[2]!
  const label = { see: 'count', of: `text="${item.name}: ${item.value} ${unit}"` } as const
  return {
    name: 'value on hover',
    kind: 'action',
    words: rng.pick([
      `Pointing at a bar shows its name and number in a small label, such as "${item.name}: ${item.value} ${unit}", as long as one points there.`,
      `With the mouse over a bar, a small label tells name, number and unit ("${item.name}: ${item.value} ${unit}"); it goes when the mouse goes.`,
    ]),
    check: pageCheck(
      [wait(2500), look('before', label), move(barOf(item), 0.5, 0.7), look('there', label), move('h1', 0.1, 0.5), look('gone', label)],
      [compare('before', 'equal', 0), compare('there', 'at-least', 1), compare('gone', 'equal', 0)],
    ),
    built: tip(`items[n].name + ': ' + items[n].value + ' ${unit}'`),
    worse: [
      { family: 'weaken', words: 'Pointing at a bar shows its name in a small label, without the number.', built: tip('items[n].name') },
      {
        family: 'subject',
        words: 'Pointing at a bar shows in a small label the how-manieth from the left it is.',
        built: tip(`'Bar number ' + (places[n] + 1)`),
      },
    ],
  }
}

function editing(rng: Rng, { items, topic: { unit, step } }: BarChart): Requirement {
  const edit = (less: string, more: string): Fragment => ({
    bar: '<label>Change <select id="edit"></select></label><button id="less" aria-label="less">&minus;</button><button id="more" aria-label="more">+</button>',
    script: `find('#edit').append(...items.map((item) => new Option(item.name)))
const change = (by) => {
  const item = items[find('#edit').selectedIndex]
  item.value = Math.max(0, item.value + by)
  update()
}
find('#less').onclick = () => ${less}
find('#more').onclick = () => ${more}`,
  })
  const lowest = items.reduce((least, item) => (item.value < least.value ? item : least))
  const reading = (number: number) => ({ see: 'count', of: `role=img[name="${lowest.name}: ${number} ${unit}"]` }) as const
  return {
    name: 'editing',
    kind: 'action',
    words: rng.pick([
      `One can choose a bar from a list called "Change" and make it larger or smaller with two buttons, + ("more") and - ("less"), by ${step} per press.`,
      `A list "Change" names the bars; buttons + and -, called "more" and "less" for screen readers, change the chosen one by ${step}.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        fill('role=combobox[name="Change"]', lowest.name),
        press(button('more')),
        press(button('more')),
        look('more', reading(lowest.value + 2 * step)),
        press(button('less')),
        look('less', reading(lowest.value + step)),
      ],
      [compare('more', 'equal', 1), compare('less', 'equal', 1)],
    ),
    built: edit(`change(-${step})`, `change(${step})`),
    worse: [
      {
        family: 'weaken',
        words: `One can choose a bar from a list called "Change" and make it larger by ${step} with +; - is there but without effect.`,
        built: edit('update()', `change(${step})`),
      },
      {
        family: 'contradict',
        words: `One can choose a bar from a list called "Change"; - makes it larger and + makes it smaller, by ${step}.`,
        built: edit(`change(${step})`, `change(-${step})`),
      },
    ],
  }
}

function redrawing(
  rng: Rng,
  {
    items,
    topic: {
      unit,
      range: [least, most],
    },
  }: BarChart,
): Requirement {
  const redraw = (chosen: string, options = ''): Fragment => ({
    bar: '<button id="redraw">New numbers</button>',
    script: `find('#redraw').addEventListener('click', () => {
  for (const item of ${chosen}) {
    const value = ${least} + Math.floor(Math.random() * ${most - least})
    item.value = value < item.value ? value : value + 1
  }
  update()
}${options})`,
  })
  const heights = { see: 'boxes', of: 'role=img[name=/: \\d/]', side: 'height' } as const
  const kept = items.slice(1).map(({ name, value }) => `${name}: ${value}`)
  return {
    name: 'new numbers',
    kind: 'action',
    words: rng.pick([
      `A button "New numbers" gives every bar another number at random, from ${least} to ${most}.`,
      `For trying out, a button "New numbers" draws all numbers anew (${least} to ${most}), as often as one likes.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        press(button('New numbers'), 2000),
        lookCount('kept', `role=img[name=/^(${kept.join('|')}) ${unit}$/]`),
        look('second', heights),
        press(button('New numbers'), 2000),
        look('third', heights),
      ],
      [compare('kept', 'at-most', 2), { that: { of: 'third' }, is: 'different', to: { of: 'second' }, within: 2 }],
    ),
    built: redraw('items'),
    worse: [
      {
        family: 'weaken',
        words: 'A button "New numbers" gives the first bar another number at random.',
        built: redraw('items.slice(0, 1)'),
      },
      {
        family: 'robustness',
        words: 'A button "New numbers" gives every bar another number, once.',
        built: redraw('items', ', { once: true }'),
      },
    ],
  }
}

function recolouring(rng: Rng, { second }: BarChart): Requirement {
  const swap = (variables: Readonly<Record<string, string>>, options = ''): Fragment => ({
    bar: '<button id="swap">Colours</button>',
    script: `const others = ${JSON.stringify(variables)}
let swapped = false
find('#swap').addEventListener('click', () => {
  swapped = !swapped
  for (const name in others) swapped ? document.documentElement.style.setProperty(name, others[name]) : document.documentElement.style.removeProperty(name)
}${options})`,
  })
  const share = { see: 'share', of: 'body', colour: second.bar } as const
  return {
    name: 'colour button',
    kind: 'action',
    words: rng.pick([
      `A button "Colours" changes the colours to ${second.name} (bars ${second.bar}), and back.`,
      `Pressing "Colours" shows all in ${second.name}, with bars in ${second.bar}; pressing it again restores the first colours.`,
    ]),
    check: pageCheck(
      [wait(2500), press(button('Colours')), look('there', share), press(button('Colours')), look('back', share)],
      [compare('there', 'more', 0.05), compare('back', 'less', seen('there', 0.5))],
    ),
    built: swap(chartVariables(second)),
    worse: [
      {
        family: 'robustness',
        words: `A button "Colours" changes the colours to ${second.name} for good.`,
        built: swap(chartVariables(second), ', { once: true }'),
      },
      { family: 'weaken', words: 'A button "Colours" changes the colour of the text, and back.', built: swap({ '--ink': second.high }) },
    ],
  }
}
