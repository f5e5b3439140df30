import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { orbitsActions } from './orbits-actions.ts'
import { clockOf, type Orbits } from './orbits-subjects.ts'
import { dressed, told } from './simulation-palettes.ts'

/** What a picture of orbits is asked for: six things to see, nine to do. */
export function orbitsRequirements(rng: Rng, orbits: Orbits): Requirement[] {
  return [
    colours(rng, orbits),
    bodyColour(rng, orbits),
    paths(rng, orbits),
    names(rng, orbits),
    turns(rng, orbits),
    times(rng, orbits),
    ...orbitsActions(rng, orbits),
  ]
}

const seen = (colour: string) => ({ see: 'share', of: 'canvas', colour }) as const

function colours(rng: Rng, { palette, system }: Orbits): Requirement {
  const { first, ground } = palette
  const painted = (sun: string, back: string): Fragment => ({ css: dressed(palette), script: `sun = '${sun}'; ground = '${back}'` })
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `In the middle is ${system.centre} as a ${told(first)} disc on ${told(ground)}.`,
      `The background is ${told(ground)}; ${system.centre} is a disc of ${told(first)} in the centre.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'disc', at: seen(first.hex) },
        { do: 'look', as: 'ground', at: seen(ground.hex) },
      ],
      expect: [
        { that: { of: 'disc' }, is: 'at-least', to: 0.0006 },
        { that: { of: 'disc' }, is: 'at-most', to: 0.2 },
        { that: { of: 'ground' }, is: 'at-least', to: 0.6 },
      ],
    },
    built: painted(first.hex, ground.hex),
    worse: [
      {
        family: 'contradict',
        words: `The background is ${told(first)}; ${system.centre} is a disc of ${told(ground)} in the centre.`,
        built: painted(ground.hex, first.hex),
      },
      { family: 'style', words: 'The disc in the middle and the background are grey.', built: painted('#9c9c9c', '#cfcfcf') },
    ],
  }
}

function bodyColour(rng: Rng, { palette, system }: Orbits): Requirement {
  const { second } = palette
  const painted = (script: string): Fragment => ({ script })
  return {
    name: 'colour of the bodies',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `What goes around is ${told(second)}.`,
      `The bodies around ${system.centre} are ${told(second)} dots of different size.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 3500 },
        { do: 'look', as: 'dots', at: seen(second.hex) },
      ],
      expect: [{ that: { of: 'dots' }, is: 'at-least', to: 0.0007 }],
    },
    built: painted(`shade = '${second.hex}'`),
    worse: [
      { family: 'style', words: 'What goes around is grey.', built: painted(`shade = '#8b8b8b'`) },
      {
        family: 'robustness',
        words: `What goes around is ${told(second)} for the first two seconds and grey from then on.`,
        built: { script: `let lit = 0\nshade = '${second.hex}'`, frame: "if (moving) lit += dt\nif (lit > 2) shade = '#8b8b8b'" },
      },
    ],
  }
}

function paths(rng: Rng, { palette }: Orbits): Requirement {
  const third = told(palette.third)
  const drawn = (when: string): Fragment => ({
    script: `let shown = 0
under.push(() => {
  if (${when}) ring('${palette.third.hex}')
})`,
    frame: 'if (moving) shown += dt',
  })
  return {
    name: 'paths',
    kind: 'feature',
    words: rng.pick([`The path of each body is a thin ${third} line.`, `One sees all paths as fine lines in ${third}, all the time.`]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 3500 },
        { do: 'look', as: 'lines', at: seen(palette.third.hex) },
      ],
      expect: [{ that: { of: 'lines' }, is: 'at-least', to: 0.0015 }],
    },
    built: drawn('true'),
    worse: [
      {
        family: 'robustness',
        words: `For the first two seconds, the path of each body is a thin ${third} line.`,
        built: drawn('shown < 2'),
      },
      {
        family: 'weaken',
        words: `A short ${third} stroke on the right marks where each path crosses the middle.`,
        built: {
          script: `under.push(() => { for (const { far } of bodies) { pen.fillStyle = '${palette.third.hex}'; pen.fillRect(x0 + far * reach * zoom, y0 - 4, 2, 8) } })`,
        },
      },
    ],
  }
}

function names(rng: Rng, { system }: Orbits): Requirement {
  const written = (text: string): Fragment => ({
    frame: `pen.font = '600 12px system-ui'
pen.textAlign = 'left'
pen.fillStyle = getComputedStyle(document.body).color
bodies.slice(0, named).forEach((body, n) => { const [x, y] = place(body); pen.fillText(${text}, x + 10, y + 4) })`,
  })
  return {
    name: 'names',
    kind: 'feature',
    words: rng.pick(['Each body has its name next to it, which moves along.', 'The names are written beside the moving bodies.']),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 500 },
        { do: 'look', as: 'names', at: { see: 'written' } },
      ],
      expect: [{ that: { of: 'names' }, is: 'containing', to: system.periods.map(([name]) => name) }],
    },
    built: written('body.name'),
    worse: [
      { family: 'weaken', words: 'The outermost body has its name next to it.', built: written("n === named - 1 ? body.name : ''") },
      { family: 'contradict', words: 'Each body has a number next to it instead of a name.', built: written('n + 1') },
    ],
  }
}

function turns(rng: Rng, { system }: Orbits): Requirement {
  const [name, period] = system.periods[0]!
  const list = (number: string): Fragment => ({
    css: '#turns { display: flex; flex-wrap: wrap; gap: 0 14px; font-size: 13px; font-variant-numeric: tabular-nums }',
    bar: `<div id="turns">${system.periods.map(() => '<span></span>').join('')}</div>`,
    frame: `bodies.slice(0, named).forEach((body, n) => { find('#turns').children[n].textContent = body.name + ': ' + (${number}).toFixed(1) + ' turns' })`,
  })
  const steps = (when: 'early' | 'late') =>
    [
      { do: 'look', as: `${when}Turns`, at: { see: 'number', of: `text=/${name}: -?\\d+\\.\\d turns/` } },
      { do: 'look', as: `${when}Time`, at: { see: 'number', of: clockOf(system) } },
    ] as const
  return {
    name: 'turns',
    kind: 'feature',
    words: rng.pick([
      `It counts the turns of each body with one decimal, like "${name}: 2.5 turns".`,
      `A line tells how often each has gone round so far: "${name}: 0.0 turns" at the start, and so on for the others.`,
    ]),
    check: {
      kind: 'page',
      steps: [{ do: 'wait', ms: 4000 }, ...steps('early'), { do: 'wait', ms: 1300 }, ...steps('late')],
      expect: (['early', 'late'] as const).map((when) => ({
        that: { of: `${when}Turns` },
        is: 'equal' as const,
        to: { of: `${when}Time`, times: 1 / period },
        within: 0.06,
      })),
    },
    built: list('time / body.period'),
    worse: [
      {
        family: 'weaken',
        words: `It counts only the whole turns, like "${name}: 2 turns".`,
        built: list('Math.floor(time / body.period)'),
      },
      {
        family: 'contradict',
        words: `It counts down the turns from 100, like "${name}: 97.5 turns".`,
        built: list('100 - time / body.period'),
      },
    ],
  }
}

function times(rng: Rng, { system }: Orbits): Requirement {
  const unit = `${system.unit.toLowerCase()}s`
  const line = (periods: readonly (readonly [string, number])[]): Fragment => ({
    css: '#periods { font-size: 13px }',
    bar: `<span id="periods">${periods.map(([name, period]) => `${name} ${period} ${unit}`).join(', ')}</span>`,
  })
  const turned = system.periods.map(([name], n) => [name, system.periods.at(-1 - n)![1]] as const)
  const inWords = system.periods.map(([name, period]) => `${name} ${period} ${unit}`)
  return {
    name: 'times in words',
    kind: 'feature',
    words: rng.pick([
      `Below, the time for one turn is written for each: "${inWords.join(', ')}".`,
      `The page also says in words how long one turn takes: "${inWords.join(', ')}".`,
    ]),
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'page', at: { see: 'text', of: 'body' } }],
      expect: [{ that: { of: 'page' }, is: 'containing', to: inWords }],
    },
    built: line(system.periods),
    worse: [
      {
        family: 'weaken',
        words: `Below, the time for one turn is written for the innermost: "${inWords[0]}".`,
        built: line(system.periods.slice(0, 1)),
      },
      {
        family: 'contradict',
        words: `Below stands "${turned.map(([name, period]) => `${name} ${period} ${unit}`).join(', ')}".`,
        built: line(turned),
      },
    ],
  }
}
