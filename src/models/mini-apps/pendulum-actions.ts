import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { CLOCK, type Pendulum, SWINGS } from './pendulum-subjects.ts'
import { simulationControls } from './simulation-controls.ts'

const PICTURE = { see: 'picture', of: 'canvas' } as const

/** What one can do with a row of pendulums. */
export function pendulumActions(rng: Rng, pendulum: Pendulum): Requirement[] {
  return [
    stopButton(rng),
    frictionSlider(rng),
    slowButton(rng, pendulum),
    countButtons(rng),
    ...simulationControls(rng, { what: 'everything', many: false, clock: CLOCK, pace: 1, clockName: 'the time' }),
  ]
}

function stopButton(rng: Rng): Requirement {
  const label = rng.pick(['Bring to rest', 'Calm', 'Hold at rest'])
  const button = (held: string): Fragment => ({
    bar: `<button id="calm">${label}</button>`,
    script: `find('#calm').onclick = () => { held = ${held} }`,
  })
  const time = { see: 'number', of: CLOCK } as const
  return {
    name: 'rest button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" lets all of them hang still at once, while the time goes on.`,
      `With "${label}" every one of them comes to rest where it hangs by itself; the time runs on.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'press', on: `role=button[name="${label}"]` },
        { do: 'look', as: 'rest', at: PICTURE },
        { do: 'look', as: 'early', at: time },
        { do: 'wait', ms: 1100 },
        { do: 'look', as: 'still', at: PICTURE },
        { do: 'look', as: 'later', at: time },
      ],
      expect: [
        { that: { of: 'still' }, is: 'equal', to: { of: 'rest' } },
        { that: { of: 'later' }, is: 'more', to: { of: 'early' } },
      ],
    },
    built: button('() => true'),
    worse: [
      { family: 'weaken', words: `A button "${label}" lets every second one of them hang still.`, built: button('(n) => n % 2') },
      {
        family: 'contradict',
        words: `A button "${label}" makes them swing with twice the strength.`,
        built: button('held; for (const bob of bobs) bob.v *= 2'),
      },
    ],
  }
}

function frictionSlider(rng: Rng): Requirement {
  const label = rng.pick(['Friction', 'Air', 'Damping'])
  const slider = (meaning: string): Fragment => ({
    bar: `<label>${label} <input type="range" id="friction" min="0" max="10" value="0"></label>`,
    script: `find('#friction').oninput = () => { friction = ${meaning} }`,
  })
  return {
    name: 'friction slider',
    kind: 'action',
    words: rng.pick([
      `A slider "${label}" from 0 (none, as at first) to 10, where all movement dies away within ten seconds.`,
      `How fast the movement dies away is set with a slider "${label}": 0 is never, 10 means that all hang still within ten seconds.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'first', at: { see: 'value', of: `role=slider[name="${label}"]` } },
        { do: 'fill', on: `role=slider[name="${label}"]`, value: '10' },
        { do: 'wait', ms: 10_000 },
        { do: 'look', as: 'rest', at: PICTURE },
        { do: 'wait', ms: 700 },
        { do: 'look', as: 'still', at: PICTURE },
      ],
      expect: [
        { that: { of: 'first' }, is: 'equal', to: '0' },
        { that: { of: 'still' }, is: 'equal', to: { of: 'rest' } },
      ],
    },
    built: slider("find('#friction').value * .16"),
    worse: [
      {
        family: 'weaken',
        words: `A slider "${label}" from 0 to 10; at 10 the movement gets a little smaller in a minute.`,
        built: slider("find('#friction').value * .0005"),
      },
      {
        family: 'contradict',
        words: `A slider "${label}" from 0, where the movement dies away within ten seconds, to 10, where it never does.`,
        built: slider("1.6 - find('#friction').value * .16"),
      },
    ],
  }
}

function slowButton(rng: Rng, { subject, period }: Pendulum): Requirement {
  const [label, why] = subject.spring
    ? ['Four times the mass', 'makes them heavier']
    : rng.pick([
        ['Moon', 'takes everything to the Moon'],
        ['Weak gravity', 'weakens gravity'],
      ] as const)
  const button = (strength: number): Fragment => ({
    bar: `<button id="slow">${label}</button>`,
    script: `find('#slow').onclick = () => { pull = ${strength} }`,
  })
  const pull = subject.spring ? 0.25 : 0.165
  const usual = 8 / period
  return {
    name: 'slower button',
    kind: 'action',
    words: `A button "${label}" ${why}: from then on one swing takes ${subject.spring ? 'twice' : 'about two and a half times'} as long.`,
    check: {
      kind: 'page',
      steps: [
        { do: 'press', on: `role=button[name="${label}"]`, thenMs: 0 },
        { do: 'wait', ms: 8000 },
        { do: 'look', as: 'swings', at: { see: 'number', of: SWINGS } },
      ],
      expect: [
        { that: { of: 'swings' }, is: 'at-least', to: 1 },
        { that: { of: 'swings' }, is: 'at-most', to: usual * 0.6 },
      ],
    },
    built: button(pull),
    worse: [
      { family: 'contradict', words: `A button "${label}" makes one swing take half as long.`, built: button(4) },
      { family: 'weaken', words: `A button "${label}" makes one swing take a hair longer.`, built: button(0.95) },
    ],
  }
}

function countButtons(rng: Rng): Requirement {
  const [more, fewer] = rng.pick([
    ['One more', 'One less'],
    ['Add one', 'Take one away'],
  ] as const)
  const buttons = (added: string, taken: string): Fragment => ({
    bar: `<button id="more">${more}</button><button id="fewer">${fewer}</button>`,
    script: `find('#more').onclick = () => { ${added} }\nfind('#fewer').onclick = () => { ${taken} }`,
  })
  const balls = { see: 'painted', call: 'arc' } as const
  const press = (on: string, times: number) => ({ do: 'press', on: `role=button[name="${on}"]`, times }) as const
  return {
    name: 'count buttons',
    kind: 'action',
    words: rng.pick([
      `Two buttons, "${more}" and "${fewer}", change how many hang there, by one each time.`,
      `With "${more}" and "${fewer}" the row gets longer and shorter, one ball with each press.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'first', at: balls },
        press(more, 3),
        { do: 'look', as: 'many', at: balls },
        press(fewer, 2),
        { do: 'look', as: 'last', at: balls },
      ],
      expect: [
        { that: { of: 'many' }, is: 'equal', to: { of: 'first', plus: 3 } },
        { that: { of: 'last' }, is: 'equal', to: { of: 'first', plus: 1 } },
      ],
    },
    built: buttons('add()', 'if (bobs.length > 1) bobs.pop()'),
    worse: [
      {
        family: 'weaken',
        words: `Two buttons, "${more}" and "${fewer}"; the row gets longer and never shorter.`,
        built: buttons('add()', ''),
      },
      {
        family: 'contradict',
        words: `Two buttons: "${more}" takes one away, "${fewer}" adds one.`,
        built: buttons('if (bobs.length > 1) bobs.pop()', 'add()'),
      },
    ],
  }
}
