import type { Rng } from '../../core/rng.ts'
import type { GameOfLife } from './game-of-life-subjects.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { simulationControls } from './simulation-controls.ts'
import { stepButton } from './step-button.ts'

const CLOCK = 'text=/Generation: \\d/'
const GENERATION = { see: 'number', of: CLOCK } as const
const PICTURE = { see: 'picture', of: 'canvas' } as const
/** Share of the field that is not ground. */
const FILLED = { see: 'share', of: 'canvas' } as const

/** What one can do with a game of life. */
export function gameOfLifeActions(rng: Rng, life: GameOfLife): Requirement[] {
  const simulated = { what: 'the cells', many: true, clock: CLOCK, pace: life.pace, clockName: 'the generation' }
  return [
    stepButton(rng, simulated, 'generation'),
    clickCell(rng),
    clearButton(rng),
    randomButton(rng, life),
    patternButton(rng, life),
    ...simulationControls(rng, simulated),
  ]
}

function clickCell(rng: Rng): Requirement {
  const click = (act: string): Fragment => ({
    css: 'canvas.stage { cursor: cell }',
    script: `canvas.onclick = (event) => {
  const [x, y] = at(event), u = Math.floor((x - left) / size), v = Math.floor((y - top) / size), n = v * columns + u
  if (u < 0 || v < 0 || u >= columns || v >= rows) return
  waiting = 2
  age[n] = mark[n] = 0
  ${act}
}`,
  })
  const press = { do: 'click', at: { in: 'canvas', x: 0.52, y: 0.52 }, thenMs: 200 } as const
  return {
    name: 'click a cell',
    kind: 'action',
    words: rng.pick([
      'A click on a cell turns it over, dead or alive, and a second click turns it back; the game waits while one clicks and goes on two seconds after the last click.',
      'Clicking a cell brings it to life or kills it, each click the other way round; meanwhile the game waits, and two seconds after the last click it goes on.',
    ]),
    check: {
      kind: 'page',
      steps: [
        press,
        { do: 'look', as: 'once', at: PICTURE },
        press,
        { do: 'look', as: 'twice', at: PICTURE },
        press,
        { do: 'look', as: 'thrice', at: PICTURE },
        { do: 'look', as: 'waiting', at: GENERATION },
        { do: 'wait', ms: 2500 },
        { do: 'look', as: 'later', at: GENERATION },
      ],
      expect: [
        { that: { of: 'twice' }, is: 'different', to: { of: 'once' } },
        { that: { of: 'thrice' }, is: 'equal', to: { of: 'once' } },
        { that: { of: 'later' }, is: 'more', to: { of: 'waiting' } },
      ],
    },
    built: click('cells[n] = 1 - cells[n]'),
    worse: [
      {
        family: 'weaken',
        words: 'A click on a cell brings it to life (a living one stays alive); the game goes on two seconds after the last click.',
        built: click('cells[n] = 1'),
      },
      {
        family: 'robustness',
        words: 'The first click on a cell turns it over; the game goes on two seconds later.',
        built: click('cells[n] = 1 - cells[n]\n  canvas.onclick = null'),
      },
    ],
  }
}

function clearButton(rng: Rng): Requirement {
  const label = rng.pick(['Clear', 'Empty', 'Wipe'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="clear">${label}</button>`,
    script: `find('#clear').onclick = () => { ${clicked} }`,
  })
  return {
    name: 'clear button',
    kind: 'action',
    words: rng.pick([`A button "${label}" removes all cells from the field.`, `"${label}" is a button that leaves not one living cell.`]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'full', at: FILLED },
        { do: 'press', on: `role=button[name="${label}"]` },
        { do: 'look', as: 'bare', at: FILLED },
        { do: 'look', as: 'before', at: PICTURE },
        { do: 'wait', ms: 2000 },
        { do: 'look', as: 'after', at: PICTURE },
      ],
      expect: [
        { that: { of: 'bare', plus: 0.03 }, is: 'less', to: { of: 'full' } },
        { that: { of: 'after' }, is: 'equal', to: { of: 'before' } },
      ],
    },
    built: button('fill(0)'),
    worse: [
      {
        family: 'weaken',
        words: `A button "${label}" removes the cells from the left half of the field.`,
        built: button('cells = cells.map((cell, n) => n % columns < columns / 2 ? 0 : cell)'),
      },
      { family: 'contradict', words: `A button "${label}" fills the field with new random cells.`, built: button('fill(.35)') },
    ],
  }
}

function randomButton(rng: Rng, { pace }: GameOfLife): Requirement {
  const label = rng.pick(['Random', 'Scatter', 'New cells'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="random">${label}</button>`,
    script: `find('#random').onclick = () => { ${clicked} }`,
  })
  const steps = (old: string, fresh: string) =>
    [
      { do: 'wait', ms: 60_000 / pace },
      { do: 'look', as: old, at: FILLED },
      { do: 'press', on: `role=button[name="${label}"]`, thenMs: 50 },
      { do: 'look', as: fresh, at: FILLED },
    ] as const
  return {
    name: 'random button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" fills the field anew at random, two cells of five alive, as often as one likes.`,
      `Each press on "${label}" gives a new random field with about 40 % living cells.`,
    ]),
    check: {
      kind: 'page',
      steps: [...steps('old', 'fresh'), ...steps('older', 'fresher')],
      expect: [
        { that: { of: 'fresh' }, is: 'more', to: { of: 'old', times: 1.2 } },
        { that: { of: 'fresher' }, is: 'more', to: { of: 'older', times: 1.2 } },
      ],
    },
    built: button('fill(.4)'),
    worse: [
      {
        family: 'robustness',
        words: `A button "${label}" fills the field anew at random, once.`,
        built: button("fill(.4); find('#random').onclick = null"),
      },
      {
        family: 'weaken',
        words: `A button "${label}" fills the field anew with a sprinkle of cells, about 2 % of them.`,
        built: button('fill(.02)'),
      },
    ],
  }
}

function patternButton(rng: Rng, { rule, pace }: GameOfLife): Requirement {
  const { label, rows, period } = rng.pick(rule.patterns)
  const beat = 1000 / pace
  const button = (clicked: string): Fragment => ({
    bar: `<button id="pattern">${label}</button>`,
    script: `find('#pattern').onclick = () => { ${clicked} }`,
  })
  return {
    name: 'pattern button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" empties the field and sets the pattern of that name into its middle, which then repeats every ${period} generations.`,
      `Pressing "${label}" replaces everything by that one pattern in the middle of the field; it comes back to itself after ${period} generations.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'press', on: `role=button[name="${label}"]`, thenMs: Math.round(beat / 2) },
        { do: 'wait', ms: Math.ceil(24 / period) * period * beat },
        { do: 'look', as: 'start', at: PICTURE },
        { do: 'wait', ms: beat },
        { do: 'look', as: 'next', at: PICTURE },
        { do: 'wait', ms: beat * (period - 1) },
        { do: 'look', as: 'back', at: PICTURE },
      ],
      expect: [
        { that: { of: 'next' }, is: 'different', to: { of: 'start' } },
        { that: { of: 'back' }, is: 'equal', to: { of: 'start' } },
      ],
    },
    built: button(`put(${JSON.stringify(rows)})`),
    worse: [
      {
        family: 'weaken',
        words: `A button "${label}" empties the field and sets a still block of four cells into its middle.`,
        built: button(`put(['##', '##'])`),
      },
      {
        family: 'contradict',
        words: `A button "${label}" sets the pattern of that name at many places between the cells that are there.`,
        built: button(`const kept = cells; put(${JSON.stringify(rows)}); cells = cells.map((cell, n) => cell || kept[n])`),
      },
    ],
  }
}
