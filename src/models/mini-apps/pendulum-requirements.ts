import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { pendulumActions } from './pendulum-actions.ts'
import type { Pendulum } from './pendulum-subjects.ts'
import { dressed, told } from './simulation-palettes.ts'

/** What a row of pendulums is asked for: five things to see, eight to do. */
export function pendulumRequirements(rng: Rng, pendulum: Pendulum): Requirement[] {
  return [
    colours(rng, pendulum),
    rods(rng, pendulum),
    beam(rng, pendulum),
    reading(rng, pendulum),
    periodLine(pendulum),
    ...pendulumActions(rng, pendulum),
  ]
}

const seen = (colour: string) => ({ see: 'share', of: 'canvas', colour }) as const

function colours(rng: Rng, { palette, subject }: Pendulum): Requirement {
  const { first, ground } = palette
  const painted = (bob: string, back: string): Fragment => ({ css: dressed(palette), script: `shade = '${bob}'; ground = '${back}'` })
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `What hangs there is drawn as round ${told(first)} balls on ${told(ground)}.`,
      `The ground is ${told(ground)}, and at the end of each of the ${subject.things} is a ${told(first)} ball.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'balls', at: seen(first.hex) },
        { do: 'look', as: 'ground', at: seen(ground.hex) },
      ],
      expect: [
        { that: { of: 'balls' }, is: 'at-least', to: 0.004 },
        { that: { of: 'balls' }, is: 'at-most', to: 0.2 },
        { that: { of: 'ground' }, is: 'at-least', to: 0.6 },
      ],
    },
    built: painted(first.hex, ground.hex),
    worse: [
      {
        family: 'contradict',
        words: `The balls are ${told(ground)}, the ground is ${told(first)}.`,
        built: painted(ground.hex, first.hex),
      },
      { family: 'style', words: 'Balls and ground are grey.', built: painted('#8f8f8f', '#c9c9c9') },
    ],
  }
}

function rods(rng: Rng, { palette, subject }: Pendulum): Requirement {
  const { third } = palette
  const what = subject.spring ? 'springs' : 'strings'
  return {
    name: what,
    kind: 'feature',
    words: rng.pick([
      `The ${what} they hang on are ${told(third)} lines.`,
      `One sees the ${what}, in ${told(third)}, from the top down to each ball.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 3500 },
        { do: 'look', as: 'lines', at: seen(third.hex) },
      ],
      expect: [{ that: { of: 'lines' }, is: 'at-least', to: 0.0015 }],
    },
    built: { script: `rod = '${third.hex}'` },
    worse: [
      { family: 'style', words: `The ${what} they hang on cannot be seen.`, built: { script: `rod = '#00000000'` } },
      {
        family: 'robustness',
        words: `The ${what} they hang on are ${told(third)} lines for two seconds, then grey.`,
        built: { script: `let lit = 0\nrod = '${third.hex}'`, frame: "if (moving) lit += dt\nif (lit > 2) rod = '#a9a9a9'" },
      },
    ],
  }
}

function beam(rng: Rng, { palette, subject }: Pendulum): Requirement {
  const { second } = palette
  const bar = (shape: string): Fragment => ({ script: `over.push(() => { pen.fillStyle = '${second.hex}'; ${shape} })` })
  return {
    name: 'beam',
    kind: 'feature',
    words: rng.pick([
      `The ${subject.things} hang from a ${told(second)} beam that goes across the whole width.`,
      `At the top a beam in ${told(second)} reaches from the left edge to the right.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'beam', at: seen(second.hex) },
      ],
      expect: [{ that: { of: 'beam' }, is: 'at-least', to: 0.02 }],
    },
    built: bar('pen.fillRect(0, 10, width, 11)'),
    worse: [
      {
        family: 'weaken',
        words: `The ${subject.things} hang from ${told(second)} nails.`,
        built: bar('bobs.forEach((bob, n) => pen.fillRect((n + 1.5) * width / (bobs.length + 2) - 3, 14, 6, 6))'),
      },
      {
        family: 'style',
        words: `The ${subject.things} hang from a thin grey line.`,
        built: { script: "over.push(() => { pen.fillStyle = '#8888'; pen.fillRect(0, 18, width, 2) })" },
      },
    ],
  }
}

function reading(rng: Rng, { subject, period }: Pendulum): Requirement {
  const label = subject.spring ? 'Stretch' : 'Angle'
  const value = subject.spring ? 'Math.round(-bobs[0].a * 100)' : 'Math.round(bobs[0].a * 180 / Math.PI)'
  const sign = subject.spring ? ' %' : '°'
  const line = (number: string): Fragment => ({
    bar: '<span class="fact" id="reading" style="min-width: 110px"></span>',
    script: 'let reading = 0',
    frame: `find('#reading').textContent = '${label}: ' + ${number} + '${sign}'`,
  })
  const look = (as: string) => ({ do: 'look', as, at: { see: 'number', of: `text=/${label}: -?\\d/` } }) as const
  const wait = (swings: number) => ({ do: 'wait', ms: Math.round(period * swings * 1000) }) as const
  const [here, there] = subject.spring ? (['less', 'more'] as const) : (['more', 'less'] as const)
  return {
    name: label.toLowerCase(),
    kind: 'feature',
    words: rng.pick([
      `A line like "${label}: -12${sign}" follows the slowest one all the time, with a minus sign on one side of the middle.`,
      `For the slowest it says "${label}: 20${sign}" and so on, below zero on the other side of where it rests.`,
    ]),
    check: {
      kind: 'page',
      steps: [look('begin'), wait(0.5), look('half'), wait(1), look('nextHalf'), wait(0.5), look('second')],
      expect: [
        { that: { of: 'begin' }, is: here, to: 0 },
        { that: { of: 'half' }, is: there, to: 0 },
        { that: { of: 'nextHalf' }, is: there, to: 0 },
        { that: { of: 'second' }, is: here, to: 0 },
      ],
    },
    built: line(value),
    worse: [
      {
        family: 'weaken',
        words: `A line like "${label}: 24${sign}" says where the slowest one was let go.`,
        built: line(`Math.round(${subject.spring ? '100' : '57'} * .5)`),
      },
      {
        family: 'robustness',
        words: `A line like "${label}: -12${sign}" follows the slowest one for the first second.`,
        built: line(`(time < 1 ? reading = ${value} : reading)`),
      },
    ],
  }
}

function periodLine({ period }: Pendulum): Requirement {
  const line = (text: string): Fragment => ({ bar: `<span>${text}</span>` })
  const tell = (seconds: number) => `One swing of the slowest takes ${seconds.toFixed(1)} s`
  return {
    name: 'time of a swing',
    kind: 'feature',
    words: `Below it is written: "${tell(period)}".`,
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'page', at: { see: 'text', of: 'body' } }],
      expect: [{ that: { of: 'page' }, is: 'containing', to: tell(period) }],
    },
    built: line(tell(period)),
    worse: [
      { family: 'contradict', words: `Below it is written: "${tell(period * 3)}".`, built: line(tell(period * 3)) },
      { family: 'weaken', words: 'Below it is written: "The slowest is the first".', built: line('The slowest is the first') },
    ],
  }
}
