import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { simulationControls } from './simulation-controls.ts'
import { SORT, type SortingVisualiser } from './sorting-visualiser-subjects.ts'
import { stepButton } from './step-button.ts'

const HEIGHTS = { see: 'boxes', of: 'role=listitem', side: 'height' } as const
const STEPS = 'text=/Steps: \\d/'

/** What one can do with a sorting visualiser besides pressing "Sort". */
export function sortingVisualiserActions(rng: Rng, { pace }: SortingVisualiser): Requirement[] {
  const simulated = { what: 'the bars', many: true, clock: STEPS, pace, clockName: 'the number of steps' }
  return [
    shuffleButton(rng),
    reverseButton(rng),
    swapByClick(rng),
    sortKey(rng),
    stepButton(rng, simulated, 'comparison or swap'),
    ...simulationControls(rng, { ...simulated, start: [SORT], watched: { see: 'number', of: STEPS }, fastest: 3 }),
  ]
}

function shuffleButton(rng: Rng): Requirement {
  const label = rng.pick(['Shuffle', 'Mix', 'Jumble'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="shuffle">${label}</button>`,
    script: `const mixed = () => {
  const next = [...values]
  for (let n = count - 1; n > 0; n--) { const m = Math.floor(Math.random() * (n + 1)); [next[n], next[m]] = [next[m], next[n]] }
  return next
}
find('#shuffle').onclick = () => { ${clicked} }`,
  })
  const press = { do: 'press', on: `role=button[name="${label}"]` } as const
  return {
    name: 'shuffle button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" stops any sorting and puts the bars into a new random order, different each time.`,
      `Each press on "${label}" mixes all bars anew; they then wait for "Sort".`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'first', at: HEIGHTS },
        press,
        { do: 'look', as: 'second', at: HEIGHTS },
        press,
        { do: 'look', as: 'third', at: HEIGHTS },
        { do: 'wait', ms: 2000 },
        { do: 'look', as: 'still', at: HEIGHTS },
      ],
      expect: [
        { that: { of: 'second' }, is: 'different', to: { of: 'first' } },
        { that: { of: 'third' }, is: 'different', to: { of: 'second' } },
        { that: { of: 'third' }, is: 'different', to: { of: 'first' } },
        { that: { of: 'still' }, is: 'equal', to: { of: 'third' } },
      ],
    },
    built: button('set(mixed())'),
    worse: [
      {
        family: 'robustness',
        words: `A button "${label}" mixes the bars once.`,
        built: button("set(mixed()); find('#shuffle').onclick = null"),
      },
      {
        family: 'weaken',
        words: `A button "${label}" exchanges the first bar and the second.`,
        built: button('set([values[1], values[0], ...values.slice(2)])'),
      },
    ],
  }
}

function reverseButton(rng: Rng): Requirement {
  const label = rng.pick(['Reverse', 'Mirror', 'Turn round'])
  const button = (next: string): Fragment => ({
    bar: `<button id="reverse">${label}</button>`,
    script: `find('#reverse').onclick = () => set(${next})`,
  })
  return {
    name: 'reverse button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" turns the row of bars round: the last becomes the first, and so on.`,
      `With "${label}" the whole row is mirrored, left to right.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'before', at: HEIGHTS },
        { do: 'press', on: `role=button[name="${label}"]` },
        { do: 'look', as: 'after', at: HEIGHTS },
      ],
      expect: [0, 1, 3, -1].map((place) => ({
        that: { of: 'after', pick: place },
        is: 'equal' as const,
        to: { of: 'before', pick: -1 - place },
        within: 0.5,
      })),
    },
    built: button('values.toReversed()'),
    worse: [
      {
        family: 'weaken',
        words: `A button "${label}" exchanges the first bar and the last.`,
        built: button('[values.at(-1), ...values.slice(1, -1), values[0]]'),
      },
      {
        family: 'contradict',
        words: `A button "${label}" moves all bars one place to the right.`,
        built: button('[values.at(-1), ...values.slice(0, -1)]'),
      },
    ],
  }
}

function swapByClick(rng: Rng): Requirement {
  const click = (act: string): Fragment => ({
    css: '.bar { cursor: pointer } .bar.held { outline: 3px solid var(--ink); outline-offset: 1px }',
    script: `let held = -1
bars.forEach((bar, n) => {
  bar.onclick = () => {
    const other = held
    held = other < 0 ? n : -1
    bars.forEach((each, m) => each.classList.toggle('held', m === held))
    if (other < 0) return
    const next = [...values]
    ${act}
    set(next)
  }
})`,
  })
  const bar = (place: number) => ({ do: 'press', on: `role=listitem >> nth=${place}` }) as const
  const same = (now: string, at: number, from: number) => ({
    that: { of: now, pick: at },
    is: 'equal' as const,
    to: { of: 'before', pick: from },
    within: 0.5,
  })
  return {
    name: 'swap by click',
    kind: 'action',
    words: rng.pick([
      'A click on one bar and then on another exchanges the two, any number of times.',
      'One can exchange two bars by hand: click the one, then the other; again and again.',
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'before', at: HEIGHTS },
        bar(0),
        bar(3),
        { do: 'look', as: 'once', at: HEIGHTS },
        bar(1),
        bar(2),
        { do: 'look', as: 'twice', at: HEIGHTS },
      ],
      expect: [same('once', 0, 3), same('once', 3, 0), same('once', 1, 1), same('twice', 1, 2), same('twice', 2, 1)],
    },
    built: click(';[next[n], next[other]] = [next[other], next[n]]'),
    worse: [
      {
        family: 'robustness',
        words: 'A click on one bar and then on another exchanges the two, once.',
        built: click(';[next[n], next[other]] = [next[other], next[n]]\n    for (const each of bars) each.onclick = null'),
      },
      {
        family: 'contradict',
        words: 'A click on one bar and then on another makes the first as tall as the second.',
        built: click('next[other] = next[n]'),
      },
    ],
  }
}

function sortKey(rng: Rng): Requirement {
  const key = rng.pick(['S', 'Enter', 'G'])
  const listen = (act: string): Fragment => ({
    script: `addEventListener('keydown', (event) => { if (event.key.toLowerCase() === '${key.toLowerCase()}' && event.target === document.body) ${act} })`,
  })
  return {
    name: 'sort key',
    kind: 'action',
    words: rng.pick([`The key ${key} starts the sorting too.`, `Instead of pressing "Sort" one can hit ${key} on the keyboard.`]),
    check: {
      kind: 'page',
      steps: [
        { do: 'key', key: key.length > 1 ? key : key.toLowerCase() },
        { do: 'wait', ms: 2000 },
        { do: 'look', as: 'steps', at: { see: 'number', of: STEPS } },
      ],
      expect: [{ that: { of: 'steps' }, is: 'at-least', to: 4 }],
    },
    built: listen("find('#sort').click()"),
    worse: [{ family: 'weaken', words: `The key ${key} does one comparison and waits.`, built: listen('{ step(); halt() }') }],
  }
}
