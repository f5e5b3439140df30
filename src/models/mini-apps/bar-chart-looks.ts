import type { Rng } from '../../core/rng.ts'
import type { BarChart } from './bar-chart-actions.ts'
import { CHART_PALETTES, chartVariables } from './bar-chart-palettes.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, look, pageCheck, wait } from './page-steps.ts'

/** How a bar chart looks. */
export function barChartLooks(rng: Rng, chart: BarChart): Requirement[] {
  return [colours(rng, chart), highest(rng, chart), motion(rng, chart)]
}

function colours(rng: Rng, { first }: BarChart): Requirement {
  const other = rng.pick(CHART_PALETTES.filter(({ name }) => name !== first.name))
  const inside = (palette: typeof first) => {
    const { '--high': _, ...own } = chartVariables(palette)
    return `:root { ${Object.entries(own)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; ')} }\n.column i { border-radius: 7px 7px 0 0 }`
  }
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `It is drawn in ${first.name}: bars ${first.bar} with rounded tops on ${first.back}.`,
      `Colours: ${first.name} (bars ${first.bar}, background ${first.back}); the tops of the bars are rounded.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        look('bars', { see: 'share', of: 'main', colour: first.bar }),
        look('ground', { see: 'share', of: 'main', colour: first.back }),
      ],
      [compare('bars', 'more', 0.05), compare('ground', 'more', 0.4)],
    ),
    built: { css: inside(first) },
    worse: [
      { family: 'style', words: `It is drawn in ${other.name}: bars ${other.bar} on ${other.back}.`, built: { css: inside(other) } },
      {
        family: 'contradict',
        words: `The other way round than usual: bars in ${first.back} on a ground of ${first.bar}.`,
        built: { css: inside({ ...first, back: first.bar, bar: first.back }) },
      },
    ],
  }
}

function highest(rng: Rng, { items, topic: { unit }, first: { high } }: BarChart): Requirement {
  const marked = (edge: 'max' | 'min'): Fragment => ({
    css: `.column.top i { background: var(--high, ${high}) }`,
    script: `updates.push(() => {
  const edge = Math.${edge}(...items.map((item) => item.value))
  columns.forEach((column, n) => column.classList.toggle('top', items[n].value === edge))
})`,
  })
  const sorted = [...items].sort((a, b) => a.value - b.value)
  const colour = (item: (typeof items)[number]) =>
    ({ see: 'share', of: `role=img[name="${item.name}: ${item.value} ${unit}"]`, colour: high }) as const
  return {
    name: 'highest bar',
    kind: 'feature',
    words: rng.pick([`The highest bar has a colour of its own, ${high}.`, `The tallest bar stands out: it alone is ${high}.`]),
    check: pageCheck(
      [wait(2500), look('highest', colour(sorted.at(-1)!)), look('lowest', colour(sorted[0]!))],
      [compare('highest', 'more', 0.5), compare('lowest', 'less', 0.1)],
    ),
    built: marked('max'),
    worse: [
      { family: 'contradict', words: `The lowest bar has a colour of its own, ${high}.`, built: marked('min') },
      {
        family: 'weaken',
        words: 'The name below the highest bar is underlined.',
        built: { ...marked('max'), css: '.column.top b { text-decoration: underline }' },
      },
    ],
  }
}

function motion(rng: Rng, { items }: BarChart): Requirement {
  const growing = (delay: string): Fragment => ({
    script: `let age = 0
glide = (from, goal, time, n) => (age < ${delay} ? 1 : from + (goal - from) * Math.min(1, 7 * time))`,
    frame: 'age += dt',
  })
  const heights = { see: 'boxes', of: 'role=img[name=/: \\d/]', side: 'height' } as const
  const last = items.length - 1
  return {
    name: 'growing bars',
    kind: 'feature',
    words: rng.pick([
      'When the page opens, the bars grow from the ground one after the other, from left to right, in about two seconds.',
      'At first all bars are flat; then, starting on the left, one after the other rises to its height within two seconds.',
    ]),
    check: pageCheck(
      [wait(500), look('early', heights), wait(3500), look('late', heights)],
      [
        { that: { of: 'early', pick: 0 }, is: 'more', to: { of: 'late', pick: 0, times: 0.4 } },
        { that: { of: 'early', pick: last }, is: 'less', to: { of: 'late', pick: last, times: 0.3 } },
      ],
    ),
    built: growing('n * .22'),
    worse: [
      { family: 'weaken', words: 'When the page opens, all bars shoot up at once.', built: growing('.05') },
      {
        family: 'contradict',
        words: 'When the page opens, the bars grow one after the other from right to left.',
        built: growing('(items.length - n) * .22'),
      },
    ],
  }
}
