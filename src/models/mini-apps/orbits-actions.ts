import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { clockOf, type OrbitSystem, type Orbits } from './orbits-subjects.ts'
import { simulationControls } from './simulation-controls.ts'

/** What one can do with a picture of orbits. */
export function orbitsActions(rng: Rng, orbits: Orbits): Requirement[] {
  const { system, pace } = orbits
  return [
    backwardsButton(rng, system),
    jumpButton(rng, orbits),
    zoomButtons(rng),
    nameButtons(rng, system),
    addByClick(rng, orbits),
    ...simulationControls(rng, {
      what: 'the bodies',
      many: true,
      clock: clockOf(system),
      pace,
      clockName: `the ${system.unit.toLowerCase()}`,
    }),
  ]
}

function backwardsButton(rng: Rng, system: OrbitSystem): Requirement {
  const label = rng.pick(['Backwards', 'Turn back time', 'Other way'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="back">${label}</button>`,
    script: `find('#back').onclick = () => { ${clicked} }`,
  })
  const press = { do: 'press', on: `role=button[name="${label}"]` } as const
  const time = { see: 'number', of: clockOf(system) } as const
  return {
    name: 'backwards button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" makes time run backwards, and forwards again when pressed once more.`,
      `"${label}" is a button that turns the direction round each time: everything goes back the way it came, or on.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 2000 },
        press,
        { do: 'look', as: 'one', at: time },
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'two', at: time },
        press,
        { do: 'look', as: 'three', at: time },
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'four', at: time },
      ],
      expect: [
        { that: { of: 'two' }, is: 'less', to: { of: 'one' } },
        { that: { of: 'four' }, is: 'more', to: { of: 'three' } },
      ],
    },
    built: button('way = -way'),
    worse: [
      { family: 'robustness', words: `A button "${label}" makes time run backwards from then on.`, built: button('way = -1') },
      {
        family: 'weaken',
        words: `A button "${label}" makes time run at half the pace, and at full pace again when pressed once more.`,
        built: button('way = 1.5 - way'),
      },
    ],
  }
}

function jumpButton(rng: Rng, { system, pace }: Orbits): Requirement {
  const units = `${system.unit.toLowerCase()}s`
  const far = Math.round(pace * rng.int(4, 9)) + 20
  const label = `+${far} ${units}`
  const button = (amount: number): Fragment => ({
    bar: `<button id="jump">${label}</button>`,
    script: `find('#jump').onclick = () => { time += ${amount} }`,
  })
  const time = { see: 'number', of: clockOf(system) } as const
  return {
    name: 'jump button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" jumps ${far} ${units} ahead at once.`,
      `With a button called "${label}" one skips exactly that much time.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'before', at: time },
        { do: 'press', on: `role=button[name="${label}"]`, thenMs: 100 },
        { do: 'look', as: 'after', at: time },
      ],
      expect: [
        { that: { of: 'after' }, is: 'at-least', to: { of: 'before', plus: far } },
        { that: { of: 'after' }, is: 'at-most', to: { of: 'before', plus: far + pace * 0.5 } },
      ],
    },
    built: button(far),
    worse: [
      { family: 'weaken', words: `A button "${label}" jumps half as far as it says.`, built: button(far / 2) },
      { family: 'contradict', words: `A button "${label}" jumps ${far} ${units} back.`, built: button(-far) },
    ],
  }
}

function zoomButtons(rng: Rng): Requirement {
  const [near, far] = rng.pick([
    ['Closer', 'Farther'],
    ['Zoom in', 'Zoom out'],
  ] as const)
  const buttons = (out: string, into: string): Fragment => ({
    bar: `<button id="closer">${near}</button><button id="farther">${far}</button>`,
    script: `find('#closer').onclick = () => { zoom = ${into} }\nfind('#farther').onclick = () => { zoom = ${out} }`,
  })
  const filled = { see: 'share', of: 'canvas' } as const
  return {
    name: 'zoom buttons',
    kind: 'action',
    words: rng.pick([
      `Two buttons, "${near}" and "${far}", make the whole picture larger and smaller step by step.`,
      `One gets nearer with "${near}" and farther away with "${far}", a bit with each press.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'first', at: filled },
        { do: 'press', on: `role=button[name="${far}"]`, times: 3 },
        { do: 'look', as: 'small', at: filled },
        { do: 'press', on: `role=button[name="${near}"]`, times: 3 },
        { do: 'look', as: 'last', at: filled },
      ],
      expect: [
        { that: { of: 'small' }, is: 'less', to: { of: 'first', times: 0.8 } },
        { that: { of: 'last' }, is: 'more', to: { of: 'first', times: 0.85 } },
      ],
    },
    built: buttons('Math.max(.3, zoom * .75)', 'Math.min(3, zoom / .75)'),
    worse: [
      {
        family: 'contradict',
        words: `Two buttons, "${near}" and "${far}": the first makes the picture smaller, the second larger.`,
        built: buttons('Math.min(3, zoom / .75)', 'Math.max(.3, zoom * .75)'),
      },
      {
        family: 'robustness',
        words: `Two buttons, "${near}" and "${far}"; once far away, one stays there.`,
        built: buttons('Math.max(.3, zoom * .75)', 'zoom < 1 ? zoom : Math.min(3, zoom / .75)'),
      },
    ],
  }
}

function nameButtons(rng: Rng, system: OrbitSystem): Requirement {
  const all = system.periods
  const unit = `${system.unit.toLowerCase()}s`
  const tell = ([name, period]: readonly [string, number]) => `${name} goes round once in ${period} ${unit}`
  const buttons = (texts: readonly string[]): Fragment => ({
    css: '#picks { display: flex; flex-wrap: wrap; gap: 4px }\n#picks button { padding: 2px 9px; font-size: 13px }\n#told:empty { display: none }',
    bar: `<div id="picks">${all.map(([name]) => `<button>${name}</button>`).join('')}</div><span id="told" role="status"></span>`,
    script: `const sayings = ${JSON.stringify(texts)}
;[...find('#picks').children].forEach((button, n) => { button.onclick = () => { if (sayings[n]) find('#told').textContent = sayings[n] } })`,
  })
  const look = (name: string) => ({ do: 'press', on: `role=button[name="${name}"]` }) as const
  const said = { see: 'text', of: 'text=/goes round once in/' } as const
  const [first, last] = [all[0]!, all.at(-1)!]
  return {
    name: 'buttons with names',
    kind: 'action',
    words: rng.pick([
      `There is a button with the name of each body; pressing it tells its time, like "${tell(first)}".`,
      `Each body has a button of its name that says how long it takes: "${tell(last)}", for example.`,
    ]),
    check: {
      kind: 'page',
      steps: [look(first[0]), { do: 'look', as: 'first', at: said }, look(last[0]), { do: 'look', as: 'last', at: said }],
      expect: [
        { that: { of: 'first' }, is: 'containing', to: tell(first) },
        { that: { of: 'last' }, is: 'containing', to: tell(last) },
      ],
    },
    built: buttons(all.map(tell)),
    worse: [
      {
        family: 'contradict',
        words: `There is a button with the name of each body; pressing it says "${tell(first)}", whichever it is.`,
        built: buttons(all.map(() => tell(first))),
      },
      {
        family: 'weaken',
        words: 'There is a button with the name of each body; pressing it tells the name again.',
        built: buttons(all.map(([name]) => name)),
      },
    ],
  }
}

function addByClick(rng: Rng, { system, flat }: Orbits): Requirement {
  const thing = rng.pick(['a small rock', 'a comet', 'a probe'])
  const click = (act: string): Fragment => ({
    css: 'canvas.stage { cursor: crosshair }',
    script: `canvas.onclick = (event) => {
  const [x, y] = at(event), u = (x - x0) / (reach * zoom), v = (y0 - y) / (reach * zoom * ${flat})
  const far = Math.max(.15, Math.hypot(u, v)), period = bodies[0].period * (far / bodies[0].far) ** 1.5
  ${act}
}`,
  })
  const add = 'bodies.push({ far, period, size: 2.5, start: Math.atan2(v, u) - time / period * Math.PI * 2 })'
  const dots = { see: 'painted', call: 'arc' } as const
  const press = (x: number) => ({ do: 'click', at: { in: 'canvas', x, y: 0.3 } }) as const
  return {
    name: 'add by click',
    kind: 'action',
    words: rng.pick([
      `A click into the picture adds ${thing}, a small round dot that then circles ${system.centre} too; one can add many.`,
      `Wherever one clicks, ${thing} (a small round dot) appears and goes round ${system.centre} from there, with every click one more.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'none', at: dots },
        press(0.3),
        { do: 'look', as: 'one', at: dots },
        press(0.6),
        press(0.7),
        { do: 'look', as: 'three', at: dots },
      ],
      expect: [
        { that: { of: 'one' }, is: 'more', to: { of: 'none' } },
        { that: { of: 'three' }, is: 'at-least', to: { of: 'one', plus: 2 } },
      ],
    },
    built: click(add),
    worse: [
      {
        family: 'robustness',
        words: `The first click into the picture adds ${thing} that circles ${system.centre}.`,
        built: click(`${add}\n  canvas.onclick = null`),
      },
      {
        family: 'weaken',
        words: `A click into the picture moves ${thing} there; there is one.`,
        built: click(`bodies.length = named\n  ${add}`),
      },
    ],
  }
}
