import type { Rng } from '../../core/rng.ts'
import type { BarChart } from './bar-chart-actions.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, look, pageCheck, wait } from './page-steps.ts'

/** What is written on a bar chart. */
export function barChartLabels(rng: Rng, chart: BarChart): Requirement[] {
  return [scale(rng), axisLabel(rng, chart), values(rng, chart), average(rng, chart), total(rng, chart)]
}

function scale(rng: Rng): Requirement {
  const grid = (number: string): Fragment => ({
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
  const all = 'text=/^\\d+(\\.\\d+)?$/'
  return {
    name: 'scale',
    kind: 'feature',
    words: rng.pick([
      'Fine lines across with numbers on the left, from 0 at the bottom upwards, so that heights can be read.',
      'On the left there is a scale: numbers with fine lines, 0 at the foot of the bars and rising.',
    ]),
    check: pageCheck(
      [
        wait(2500),
        look('zero', { see: 'boxes', of: 'text=/^0$/', side: 'top' }),
        look('tops', { see: 'boxes', of: all, side: 'top' }),
        look('lefts', { see: 'boxes', of: all, side: 'left' }),
      ],
      [
        { that: { of: 'tops', pick: 'length' }, is: 'at-least', to: 4 },
        { that: { of: 'zero', pick: 0 }, is: 'more', to: { of: 'tops', pick: 'min', plus: 80 } },
        { that: { of: 'lefts', pick: 'min' }, is: 'less', to: 70 },
      ],
    ),
    built: grid('Math.round(tick() * n * 10) / 10'),
    worse: [
      {
        family: 'contradict',
        words: 'Fine lines across with numbers on the left, from 0 at the top downwards.',
        built: grid('Math.round(tick() * (4 - n) * 10) / 10'),
      },
      { family: 'weaken', words: 'Fine lines across, without numbers.', built: grid(`''`) },
    ],
  }
}

function axisLabel(rng: Rng, { topic: { unit } }: BarChart): Requirement {
  const label = (text: string, side: 'left' | 'right'): Fragment => ({
    css: `#unit { position: absolute; ${side}: 3px; top: 50%; writing-mode: vertical-rl; transform: translateY(-50%) rotate(180deg); font-size: 13px; opacity: .8 }`,
    stage: `<div id="unit">${text}</div>`,
  })
  return {
    name: 'axis label',
    kind: 'feature',
    words: rng.pick([
      `The vertical axis is labelled "${unit}", at the left edge.`,
      `At the left edge, along the axis, stands the unit: "${unit}".`,
    ]),
    check: pageCheck(
      [wait(2500), look('left', { see: 'boxes', of: `text="${unit}"`, side: 'left' })],
      [{ that: { of: 'left', pick: 'min' }, is: 'less', to: 60 }],
    ),
    built: label(unit, 'left'),
    worse: [
      { family: 'subject', words: 'The vertical axis is labelled "value".', built: label('value', 'left') },
      { family: 'contradict', words: `The unit "${unit}" stands at the right edge.`, built: label(unit, 'right') },
    ],
  }
}

function values(rng: Rng, { items }: BarChart): Requirement {
  const numbers = (text: string): Fragment => ({
    css: '.column u { position: absolute; bottom: 100%; left: -30%; right: -30%; text-align: center; text-decoration: none; font: 600 13px system-ui; padding-bottom: 2px; z-index: 2; text-shadow: 0 0 4px var(--back), 0 0 4px var(--back) }',
    script: `updates.push(() => columns.forEach((column, n) => {
  if (!column.firstChild.firstChild) column.firstChild.append(document.createElement('u'))
  column.firstChild.firstChild.textContent = ${text}
}))`,
  })
  return {
    name: 'values',
    kind: 'feature',
    words: rng.pick(['Each bar has its number written above it.', 'Above every bar one reads its exact number.']),
    check: pageCheck(
      [wait(2500), ...items.map(({ value }, n) => look(`bar${n}`, { see: 'count', of: `text=/^${value}$/` }))],
      items.map((_, n) => compare(`bar${n}`, 'at-least', 1)),
    ),
    built: numbers('items[n].value'),
    worse: [
      {
        family: 'weaken',
        words: 'Only the highest bar has its number written above it.',
        built: numbers(`items.some((item) => item.value > items[n].value) ? '' : items[n].value`),
      },
      {
        family: 'subject',
        words: 'Above each bar stands which share of the total it is, in per cent.',
        built: numbers(`Math.round(items[n].value / sum() * 100) + ' %'`),
      },
    ],
  }
}

function average(rng: Rng, { items, topic: { unit } }: BarChart): Requirement {
  const line = (name: string, value: string, number = `' ' + value.toFixed(1)`): Fragment => ({
    css: `#mean { position: absolute; left: 0; right: 0; border-top: 2px dashed var(--ink); transition: bottom .4s; z-index: 1; pointer-events: none }
#mean span { position: absolute; left: 100%; top: 0; width: 62px; transform: translateY(-50%); padding-left: 6px; font-size: 12px; font-weight: 600; line-height: 1.2 }
#plot { right: 76px }`,
    script: `const mean = document.createElement('div')
mean.id = 'mean'
mean.append(document.createElement('span'))
plot.append(mean)
updates.push(() => {
  const value = ${value}
  mean.style.bottom = value / top * 100 + '%'
  mean.firstChild.textContent = '${name}' + ${number}
})`,
  })
  const mean = items.reduce((total, { value }) => total + value, 0) / items.length
  return {
    name: 'average line',
    kind: 'feature',
    words: rng.pick([
      `A dashed line shows the average in ${unit}, labelled "average" and the number with one decimal.`,
      'A dashed line lies at the height of the average and says how much that is, such as "average 12.3".',
    ]),
    check: pageCheck(
      [wait(2500), look('mean', { see: 'number', of: 'text=/^average \\d/i' })],
      [{ that: { of: 'mean' }, is: 'equal', to: mean, within: 0.06 }],
    ),
    built: line('average', 'sum() / items.length'),
    worse: [
      {
        family: 'weaken',
        words: 'A dashed line lies at the height of the average, with the word "average" but no number.',
        built: line('average', 'sum() / items.length', `''`),
      },
      {
        family: 'subject',
        words: 'A dashed line, labelled "goal", shows half of the highest value.',
        built: line('goal', 'Math.max(...items.map((item) => item.value)) / 2'),
      },
    ],
  }
}

function total(rng: Rng, { items, topic: { unit } }: BarChart): Requirement {
  const written = (text: string): Fragment => ({
    header: '<output id="sum"></output>',
    script: `updates.push(() => { find('#sum').textContent = ${text} })`,
  })
  const sum = items.reduce((total, { value }) => total + value, 0)
  return {
    name: 'total',
    kind: 'feature',
    words: rng.pick([
      `The total is written in the top right corner, as "Total: ${sum} ${unit}".`,
      `At the top right one reads all bars added up: "Total: ${sum} ${unit}".`,
    ]),
    check: pageCheck([wait(2500), look('sum', { see: 'number', of: 'text=/^Total: \\d/' })], [compare('sum', 'equal', sum)]),
    built: written(`'Total: ' + sum() + ' ${unit}'`),
    worse: [
      {
        family: 'subject',
        words: 'At the top right one reads how many bars there are, as "Bars: 6".',
        built: written(`'Bars: ' + items.length`),
      },
      {
        family: 'weaken',
        words: 'At the top right one reads the total of the first three bars, as "Total: 12".',
        built: written(`'Total: ' + items.slice(0, 3).reduce((part, item) => part + item.value, 0)`),
      },
    ],
  }
}
