import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { type PopulationSubject, type Populations, readingsOf } from './populations-subjects.ts'
import { simulationControls } from './simulation-controls.ts'

/** What one can do with a model of populations. */
export function populationsActions(rng: Rng, { subject, pace }: Populations): Requirement[] {
  return [
    addButton(rng, subject),
    halveButton(rng, subject),
    slider(rng, subject),
    pointAtChart(rng, subject),
    ...simulationControls(rng, {
      what: 'the lines',
      many: true,
      clock: readingsOf(subject).time,
      pace,
      clockName: `the ${subject.unit.toLowerCase()}`,
    }),
  ]
}

function addButton(rng: Rng, subject: PopulationSubject): Requirement {
  const amount = rng.int(3, 9) * 10
  const label = `+${amount} ${subject.second.toLowerCase()}`
  const button = (act: string): Fragment => ({
    bar: `<button id="add">${label}</button>`,
    script: `find('#add').onclick = () => { ${act} }`,
  })
  const number = { see: 'number', of: readingsOf(subject).second } as const
  return {
    name: 'add button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" raises that number by ${amount} at once.`,
      `Pressing "${label}" makes "${subject.second}" jump up by ${amount}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'before', at: number },
        { do: 'press', on: `role=button[name="${label}"]`, thenMs: 50 },
        { do: 'look', as: 'after', at: number },
      ],
      expect: [
        { that: { of: 'after' }, is: 'at-least', to: { of: 'before', plus: amount * 0.75 } },
        { that: { of: 'after' }, is: 'at-most', to: { of: 'before', times: 1.1, plus: amount * 1.1 } },
      ],
    },
    built: button(`y += ${amount}`),
    worse: [
      { family: 'weaken', words: `A button "${label}" raises that number by one.`, built: button('y += 1') },
      { family: 'contradict', words: `A button "${label}" takes as many away.`, built: button(`y = Math.max(1, y - ${amount})`) },
    ],
  }
}

function halveButton(rng: Rng, subject: PopulationSubject): Requirement {
  const one = subject.first.toLowerCase()
  const label = `Halve ${one}`
  const button = (act: string): Fragment => ({
    bar: `<button id="halve">${label}</button>`,
    script: `find('#halve').onclick = () => { ${act} }`,
  })
  const number = { see: 'number', of: readingsOf(subject).first } as const
  const press = { do: 'press', on: `role=button[name="${label}"]`, thenMs: 50 } as const
  const look = (as: string) => ({ do: 'look', as, at: number }) as const
  return {
    name: 'halve button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" takes away half of them, each time it is pressed.`,
      `With "${label}" their number falls to a half at once, every time.`,
    ]),
    check: {
      kind: 'page',
      steps: [look('before'), press, look('after'), press, look('again')],
      expect: [
        { that: { of: 'after' }, is: 'at-most', to: { of: 'before', times: 0.65 } },
        { that: { of: 'after' }, is: 'at-least', to: { of: 'before', times: 0.35 } },
        { that: { of: 'again' }, is: 'at-most', to: { of: 'after', times: 0.75 } },
      ],
    },
    built: button('x = Math.max(1, x / 2)'),
    worse: [
      {
        family: 'robustness',
        words: `A button "${label}" takes away half of them, once.`,
        built: button("x = Math.max(1, x / 2); find('#halve').onclick = null"),
      },
      { family: 'contradict', words: `A button "${label}" doubles their number.`, built: button('x *= 2') },
    ],
  }
}

function slider(rng: Rng, { slider: [label, falls], ...subject }: PopulationSubject): Requirement {
  const which = falls === 'first' ? subject.first : subject.second
  const bar = `<label>${label} <input type="range" id="knob" min="0" max="2" step="0.1" value="1"></label>`
  const turned = (meaning: string): Fragment => ({
    bar,
    script: `find('#knob').oninput = () => { const value = Number(find('#knob').value); knob = ${meaning} }`,
  })
  const number = { see: 'number', of: falls === 'first' ? `text=/^${subject.first}: \\d/` : `text=/^${subject.second}: \\d/` } as const
  const set = (value: string) => ({ do: 'fill', on: `role=slider[name="${label}"]`, value }) as const
  return {
    name: 'model slider',
    kind: 'action',
    words: rng.pick([
      `A slider "${label}" from 0 to 2 changes the model, 1 being usual: at 0 the number of "${which}" can only fall, at 2 it rises faster.`,
      `One can turn "${label}" with a slider between 0 (then "${which}" only gets fewer) and 2 (twice as many as usual); it starts at 1.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'start', at: number },
        set('0'),
        { do: 'look', as: 'fallen', at: number },
        set('2'),
        { do: 'wait', ms: 400 },
        { do: 'look', as: 'risen', at: number },
      ],
      expect: [
        { that: { of: 'fallen' }, is: 'less', to: { of: 'start', times: 0.97 } },
        { that: { of: 'risen' }, is: 'more', to: { of: 'fallen', times: 1.05 } },
      ],
    },
    built: turned('value'),
    worse: [
      {
        family: 'contradict',
        words: `A slider "${label}" from 0 to 2 works the other way round: at 2 the number of "${which}" can only fall.`,
        built: turned('2 - value'),
      },
      {
        family: 'robustness',
        words: `A slider "${label}" from 0 to 2 can be moved once; then it does nothing more.`,
        built: turned("value; find('#knob').oninput = null"),
      },
    ],
  }
}

function pointAtChart(rng: Rng, { unit, first, second }: PopulationSubject): Requirement {
  const point = (text: string): Fragment => ({
    css: `canvas.stage { cursor: crosshair }
#spot { position: absolute; left: 58px; top: 18px; font-size: 13px; background: var(--back); padding: 2px 6px; border-radius: 6px }
#spot:empty { display: none }`,
    stage: '<output id="spot"></output>',
    script: `canvas.onpointermove = (event) => {
  const [u] = at(event), near = past.reduce((best, point) => (Math.abs(across(point[0]) - u) < Math.abs(across(best[0]) - u) ? point : best))
  find('#spot').textContent = ${text}
}
canvas.onpointerleave = () => { find('#spot').textContent = '' }`,
  })
  const target = `text=/At ${unit.toLowerCase()} \\d/`
  const form = `At ${unit.toLowerCase()} \\d+\\.\\d: ${first.toLowerCase()} \\d+, ${second.toLowerCase()} \\d+`
  const sample = `At ${unit.toLowerCase()} 1.5: ${first.toLowerCase()} 120, ${second.toLowerCase()} 30`
  const time = `'At ${unit.toLowerCase()} ' + near[0].toFixed(1)`
  const move = (x: number) => ({ do: 'move', at: { in: 'canvas', x, y: 0.5 }, thenMs: 100 }) as const
  return {
    name: 'point at the chart',
    kind: 'action',
    words: rng.pick([
      `Pointing at a place of the chart tells what was there, like "${sample}".`,
      `When the mouse is over the chart, one reads the values of that time in the form "${sample}".`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 6000 },
        move(0.12),
        { do: 'look', as: 'one', at: { see: 'text', of: target } },
        move(0.3),
        { do: 'look', as: 'two', at: { see: 'text', of: target } },
      ],
      expect: [
        { that: { of: 'one' }, is: 'matching', to: form },
        { that: { of: 'two' }, is: 'matching', to: form },
        { that: { of: 'two' }, is: 'different', to: { of: 'one' } },
      ],
    },
    built: point(`${time} + ': ${first.toLowerCase()} ' + Math.round(near[1]) + ', ${second.toLowerCase()} ' + Math.round(near[2])`),
    worse: [
      {
        family: 'weaken',
        words: `Pointing at a place of the chart tells the time only, like "At ${unit.toLowerCase()} 1.5".`,
        built: point(time),
      },
      {
        family: 'contradict',
        words: `Pointing anywhere at the chart tells the numbers of the start, like "At ${unit.toLowerCase()} 0.0: ...".`,
        built: point(`'At ${unit.toLowerCase()} 0.0: ${first.toLowerCase()} ' + first[0] + ', ${second.toLowerCase()} ' + first[1]`),
      },
    ],
  }
}
