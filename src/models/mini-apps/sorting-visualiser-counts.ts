import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { SORT, type SortingVisualiser, toTheEnd } from './sorting-visualiser-subjects.ts'

/** What a sorting visualiser tells in words and figures. */
export function sortingVisualiserCounts(rng: Rng, sorting: SortingVisualiser): Requirement[] {
  return [
    counter(rng, sorting, 'Comparisons', 'Comparing', sorting.values.length - 1),
    counter(rng, sorting, 'Swaps', 'Swapping', 2),
    stepLine(rng),
    doneMessage(rng, sorting),
  ]
}

function counter(
  rng: Rng,
  sorting: SortingVisualiser,
  label: 'Comparisons' | 'Swaps',
  kind: 'Comparing' | 'Swapping',
  fewest: number,
): Requirement {
  const id = label.toLowerCase()
  const parts = (shown: string): Fragment => ({
    header: `<output class="fact" id="${id}">${label}: 0</output>`,
    script: `let ${id} = 0
seen.push((kind) => { ${id} = steps <= 1 ? 0 : ${id}; if (kind === '${kind}') ${id}++; ${shown} })`,
  })
  const write = `find('#${id}').textContent = '${label}: ' + ${id}`
  const number = { see: 'number', of: `text=/${label}: \\d/` } as const
  return {
    name: id,
    kind: 'feature',
    words: rng.pick([
      `A counter such as "${label}: 17" goes up while it works, from 0.`,
      `At the top one reads "${label}: 0" and how it grows as the bars are sorted.`,
    ]),
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'start', at: number }, SORT, toTheEnd(sorting), { do: 'look', as: 'end', at: number }],
      expect: [
        { that: { of: 'start' }, is: 'equal', to: 0 },
        { that: { of: 'end' }, is: 'at-least', to: fewest },
      ],
    },
    built: parts(write),
    worse: [
      {
        family: 'robustness',
        words: `A counter such as "${label}: 1" goes up to 1 and stays there.`,
        built: parts(`${id} = Math.min(${id}, 1); ${write}`),
      },
      {
        family: 'weaken',
        words: `"${label}: 0" stands at the top; it need not change.`,
        built: parts(''),
      },
    ],
  }
}

function stepLine(rng: Rng): Requirement {
  const line = (text: string): Fragment => ({
    css: '#now { min-width: 190px; font-variant-numeric: tabular-nums }',
    bar: '<span id="now" role="status">Not started</span>',
    script: `seen.push((kind, a, b) => { if (kind) find('#now').textContent = ${text} })`,
  })
  const target = 'text=/(Comparing|Swapping) \\d+ and \\d+/'
  return {
    name: 'line of words',
    kind: 'feature',
    words: rng.pick([
      'A line says what happens at each step, such as "Comparing 12 and 45" or "Swapping 12 and 45", with the two numbers.',
      'Each step is told in words with both numbers: "Comparing 7 and 19", "Swapping 7 and 19".',
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'before', at: { see: 'count', of: target } },
        SORT,
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'one', at: { see: 'text', of: target } },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'two', at: { see: 'text', of: target } },
        { do: 'look', as: 'numbers', at: { see: 'numbers', of: target } },
      ],
      expect: [
        { that: { of: 'before' }, is: 'equal', to: 0 },
        { that: { of: 'two' }, is: 'different', to: { of: 'one' } },
        { that: { of: 'numbers', pick: 0 }, is: 'different', to: { of: 'numbers', pick: 1 } },
      ],
    },
    built: line("kind + ' ' + values[a] + ' and ' + values[b]"),
    worse: [
      { family: 'weaken', words: 'A line says "Working" while bars are compared or swapped.', built: line("'Working'") },
      {
        family: 'contradict',
        words: 'A line names the two places at each step, such as "Places 3 and 4", without the numbers of the bars.',
        built: line("'Places ' + (a + 1) + ' and ' + (b + 1)"),
      },
    ],
  }
}

function doneMessage(rng: Rng, sorting: SortingVisualiser): Requirement {
  const message = (hook: string): Fragment => ({
    css: '#done:empty { display: none }',
    bar: '<strong id="done" role="status"></strong>',
    script: hook,
  })
  const tell = `find('#done').textContent = 'Sorted in ' + steps + ' steps'`
  const target = 'text=/Sorted in \\d+ steps/'
  return {
    name: 'message when done',
    kind: 'feature',
    words: rng.pick([
      'When it is done, a message tells "Sorted in 85 steps", with the true number.',
      'It ends with words such as "Sorted in 64 steps" that are not there before.',
    ]),
    check: {
      kind: 'page',
      steps: [
        SORT,
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'during', at: { see: 'count', of: target } },
        toTheEnd(sorting),
        { do: 'look', as: 'told', at: { see: 'number', of: target } },
        { do: 'look', as: 'counted', at: { see: 'number', of: 'text=/Steps: \\d/' } },
      ],
      expect: [
        { that: { of: 'during' }, is: 'equal', to: 0 },
        { that: { of: 'told' }, is: 'equal', to: { of: 'counted' } },
      ],
    },
    built: message(`ended.push(() => { ${tell} })\nseen.push((kind) => { if (kind) find('#done').textContent = '' })`),
    worse: [
      {
        family: 'contradict',
        words: 'As soon as one presses "Sort", a message tells "Sorted in 1 steps".',
        built: message(`seen.push((kind) => { if (steps === 1) ${tell} })`),
      },
      {
        family: 'weaken',
        words: 'When it is done, a message tells "Ready".',
        built: message(`ended.push(() => { find('#done').textContent = 'Ready' })`),
      },
    ],
  }
}
