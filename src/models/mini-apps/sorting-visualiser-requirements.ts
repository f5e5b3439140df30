import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { dressed, told } from './simulation-palettes.ts'
import { sortingVisualiserActions } from './sorting-visualiser-actions.ts'
import { sortingVisualiserCounts } from './sorting-visualiser-counts.ts'
import { SORT, type SortingVisualiser, toTheEnd } from './sorting-visualiser-subjects.ts'

const HEIGHTS = { see: 'boxes', of: 'role=listitem', side: 'height' } as const

/** What a sorting visualiser is asked for: nine things to see, nine to do. */
export function sortingVisualiserRequirements(rng: Rng, sorting: SortingVisualiser): Requirement[] {
  return [
    order(rng, sorting),
    colours(rng, sorting),
    workMark(rng, sorting),
    doneColour(rng, sorting),
    numbers(rng, sorting),
    ...sortingVisualiserCounts(rng, sorting),
    ...sortingVisualiserActions(rng, sorting),
  ]
}

function order(rng: Rng, sorting: SortingVisualiser): Requirement {
  const { falling } = sorting
  const [up, down] = [
    'from the smallest on the left to the largest on the right',
    'from the largest on the left to the smallest on the right',
  ]
  const wanted = falling ? down : up
  const sorted = (sign: string, rank = (value: string) => value): Fragment => ({
    script: `order = (x, y) => ${rank('x')} ${sign} ${rank('y')}`,
  })
  return {
    name: 'order',
    kind: 'feature',
    essential: true,
    words: rng.pick([`In the end the bars stand ${wanted}.`, `It sorts ${wanted}.`]),
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'before', at: HEIGHTS }, SORT, toTheEnd(sorting), { do: 'look', as: 'after', at: HEIGHTS }],
      expect: [
        { that: { of: 'after' }, is: falling ? 'falling' : 'rising' },
        { that: { of: 'after' }, is: 'different', to: { of: 'before' } },
      ],
    },
    built: sorted(falling ? '>' : '<'),
    worse: [
      { family: 'contradict', words: `In the end the bars stand ${falling ? up : down}.`, built: sorted(falling ? '<' : '>') },
      {
        family: 'weaken',
        words: `It sorts roughly, so that small, middling and large bars stand together: ${falling ? 'large' : 'small'} ones on the left.`,
        built: sorted(falling ? '>' : '<', (value) => `Math.floor(${value} / most * 2.99)`),
      },
    ],
  }
}

function colours(rng: Rng, { palette }: SortingVisualiser): Requirement {
  const { first, ground } = palette
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `Before it starts, the bars are ${told(first)} on ${told(ground)}.`,
      `The page is ${told(ground)}, the unsorted bars ${told(first)}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'bars', at: { see: 'share', of: 'role=listitem', colour: first.hex } },
        { do: 'look', as: 'ground', at: { see: 'share', of: 'main', colour: ground.hex } },
      ],
      expect: [
        { that: { of: 'bars' }, is: 'at-least', to: 0.8 },
        { that: { of: 'ground' }, is: 'at-least', to: 0.25 },
      ],
    },
    built: { css: `${dressed(palette)}\n:root { --bar: ${first.hex} }` },
    worse: [
      {
        family: 'style',
        words: 'Bars and page are in two greys that are close to each other.',
        built: { css: ':root { --back: #d8d8d8; --bar: #c2c2c2 }' },
      },
      {
        family: 'contradict',
        words: `The page is ${told(first)}, the unsorted bars ${told(ground)}.`,
        built: { css: `${dressed(palette)}\n:root { --bar: ${ground.hex} }\nmain { background: ${first.hex} }` },
      },
    ],
  }
}

function workMark(rng: Rng, { palette }: SortingVisualiser): Requirement {
  const second = told(palette.second)
  const share = { see: 'share', of: 'main', colour: palette.second.hex } as const
  const marked = (css: string, when = ''): Fragment => ({
    css,
    script: `seen.push((kind, a, b) => bars.forEach((bar, n) => bar.classList.toggle('work', (n === a || n === b)${when})))`,
  })
  const css = `#bars .bar.work.work { background: ${palette.second.hex} }`
  return {
    name: 'bars at work',
    kind: 'feature',
    words: rng.pick([
      `The two bars that are being compared or swapped are ${second} at that moment.`,
      `One always sees where it works: those two bars are ${second}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'before', at: share },
        SORT,
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'early', at: share },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'later', at: share },
      ],
      expect: [
        { that: { of: 'before' }, is: 'at-most', to: 0.001 },
        { that: { of: 'early' }, is: 'at-least', to: 0.002 },
        { that: { of: 'later' }, is: 'at-least', to: 0.002 },
        { that: { of: 'later' }, is: 'at-most', to: 0.17 },
      ],
    },
    built: marked(css),
    worse: [
      {
        family: 'robustness',
        words: `During the first five steps, the two bars at work are ${second}.`,
        built: marked(css, ' && steps < 5'),
      },
      {
        family: 'style',
        words: 'The two bars that are being compared or swapped become a little paler.',
        built: marked('.bar.work { opacity: .85 }'),
      },
    ],
  }
}

function doneColour(rng: Rng, sorting: SortingVisualiser): Requirement {
  const { palette, values } = sorting
  const third = told(palette.third)
  const share = { see: 'share', of: 'main', colour: palette.third.hex } as const
  const done = (which: string): Fragment => ({
    css: `#bars .bar.done { background: ${palette.third.hex} }`,
    script: `ended.push(() => bars.forEach((bar, n) => bar.classList.toggle('done', ${which})))
seen.push(() => bars.forEach((bar) => bar.classList.remove('done')))`,
  })
  return {
    name: 'colour when done',
    kind: 'feature',
    words: rng.pick([
      `As soon as the sorting is over, all bars turn ${third}.`,
      `When nothing is left to do, every bar becomes ${third}, not before.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        SORT,
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'during', at: share },
        toTheEnd(sorting),
        { do: 'look', as: 'after', at: share },
      ],
      expect: [
        { that: { of: 'during' }, is: 'at-most', to: 0.001 },
        { that: { of: 'after' }, is: 'at-least', to: 0.15 },
      ],
    },
    built: done('true'),
    worse: [
      {
        family: 'weaken',
        words: `As soon as the sorting is over, the bar in the middle turns ${third}.`,
        built: done(`n === ${values.length >> 1}`),
      },
      {
        family: 'contradict',
        words: `All bars are ${third} while they are being sorted, and no longer when it is over.`,
        built: {
          css: `#bars .bar.done { background: ${palette.third.hex} }`,
          script: `seen.push((kind) => bars.forEach((bar) => bar.classList.toggle('done', kind !== '')))`,
        },
      },
    ],
  }
}

function numbers(rng: Rng, sorting: SortingVisualiser): Requirement {
  const { values } = sorting
  const read = { see: 'numbers', of: 'role=listitem' } as const
  const written = (number: string): Fragment => ({
    css: '.bar b { position: absolute; bottom: 100%; left: -30%; right: -30%; text-align: center; font: 600 clamp(9px, 2.2vw, 13px)/1.5 system-ui }',
    script: `for (const bar of bars) bar.append(document.createElement('b'))
changed.push(() => bars.forEach((bar, n) => { bar.firstChild.textContent = ${number} }))`,
  })
  const total = values.reduce((sum, value) => sum + value, 0)
  return {
    name: 'numbers',
    kind: 'feature',
    words: rng.pick([
      'Its number stands above each bar and goes where the bar goes.',
      'Each bar carries its number on top, also while it moves.',
    ]),
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'before', at: read }, SORT, toTheEnd(sorting), { do: 'look', as: 'after', at: read }],
      expect: [
        { that: { of: 'before' }, is: 'equal', to: [...values] },
        { that: { of: 'after', pick: 'sum' }, is: 'equal', to: total },
        { that: { of: 'after' }, is: 'different', to: { of: 'before' } },
      ],
    },
    built: written('values[n]'),
    worse: [
      { family: 'contradict', words: 'Above each place stands its position, counted from 1.', built: written('n + 1') },
      { family: 'weaken', words: 'Above the first and the last bar stands a number.', built: written("n % (count - 1) ? '' : values[n]") },
    ],
  }
}
