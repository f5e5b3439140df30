import type { Rng } from '../../core/rng.ts'
import { gameOfLifeActions } from './game-of-life-actions.ts'
import type { GameOfLife } from './game-of-life-subjects.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { dressed, told } from './simulation-palettes.ts'

const FILLED = { see: 'share', of: 'canvas' } as const

/** What a game of life is asked for: six things to see, nine to do. */
export function gameOfLifeRequirements(rng: Rng, life: GameOfLife): Requirement[] {
  return [
    colours(rng, life),
    ageing(rng, life),
    marks(rng, life),
    population(rng, life),
    history(rng, life),
    ruleLine(life),
    ...gameOfLifeActions(rng, life),
  ]
}

function colours(rng: Rng, { palette }: GameOfLife): Requirement {
  const { first, ground } = palette
  const painted = (alive: string, back: string): Fragment => ({ css: dressed(palette), script: `alive = '${alive}'; ground = '${back}'` })
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `The field is ${told(ground)}; cells that have just come to life are ${told(first)}.`,
      `New cells shine in ${told(first)} on ${told(ground)}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 300 },
        { do: 'look', as: 'cells', at: { ...FILLED, colour: first.hex } },
        { do: 'look', as: 'field', at: { ...FILLED, colour: ground.hex } },
      ],
      expect: [
        { that: { of: 'cells' }, is: 'at-least', to: 0.03 },
        { that: { of: 'field' }, is: 'at-least', to: 0.4 },
      ],
    },
    built: painted(first.hex, ground.hex),
    worse: [
      {
        family: 'contradict',
        words: `The field is ${told(first)}; cells that have just come to life are ${told(ground)}.`,
        built: painted(ground.hex, first.hex),
      },
      { family: 'style', words: 'Field and cells are in greys, hardly apart.', built: painted('#b9b9b9', '#d6d6d6') },
    ],
  }
}

function ageing(rng: Rng, { palette, pace }: GameOfLife): Requirement {
  const old = rng.int(5, 9)
  const second = told(palette.second)
  const aged = (from: number): Fragment => ({ script: `shade = (years) => years >= ${from} ? '${palette.second.hex}' : alive` })
  return {
    name: 'ageing',
    kind: 'feature',
    words: rng.pick([
      `A cell that has lived for ${old} generations turns ${second}.`,
      `One sees how old cells are: from ${old} generations of life on they are ${second}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 200 },
        { do: 'look', as: 'young', at: { ...FILLED, colour: palette.second.hex } },
        { do: 'wait', ms: 40_000 / pace },
        { do: 'look', as: 'old', at: { ...FILLED, colour: palette.second.hex } },
      ],
      expect: [{ that: { of: 'old' }, is: 'at-least', to: { of: 'young', plus: 0.0001 } }],
    },
    built: aged(old),
    worse: [
      { family: 'weaken', words: `A cell that has lived for ${old * 100} generations turns ${second}.`, built: aged(old * 100) },
      {
        family: 'style',
        words: `A cell that has lived for ${old} generations turns grey.`,
        built: { script: `shade = (years) => years >= ${old} ? '#808080' : alive` },
      },
    ],
  }
}

function marks(rng: Rng, { palette }: GameOfLife): Requirement {
  const third = told(palette.third)
  return {
    name: 'marks of the dead',
    kind: 'feature',
    words: rng.pick([
      `Where a cell has died, a small ${third} mark stays for a few generations.`,
      `Cells that die leave something behind: a smaller spot in ${third} for the next generations.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 3000 },
        { do: 'look', as: 'marks', at: { ...FILLED, colour: palette.third.hex } },
      ],
      expect: [{ that: { of: 'marks' }, is: 'at-least', to: 0.002 }],
    },
    built: { script: `remains = '${palette.third.hex}'` },
    worse: [
      {
        family: 'robustness',
        words: `During the first two seconds, cells that die leave a small ${third} mark.`,
        built: { script: `let lit = 0\nremains = '${palette.third.hex}'`, frame: "if (moving) lit += dt\nif (lit > 2) remains = ''" },
      },
      { family: 'style', words: 'Where a cell has died, a faint grey spot stays for a while.', built: { script: `remains = '#8884'` } },
    ],
  }
}

function population(rng: Rng, { columns, rows }: GameOfLife): Requirement {
  const line = (text: string, frame = ''): Fragment => ({
    header: '<output class="fact" id="alive"></output>',
    script: `find('#alive').textContent = ${text}`,
    frame: frame && `find('#alive').textContent = ${frame}`,
  })
  const target = 'text=/Alive: \\d/'
  return {
    name: 'population',
    kind: 'feature',
    words: rng.pick([
      'A line such as "Alive: 431" says at any moment how many cells live.',
      'The head line also counts the living cells, like "Alive: 250", and keeps up with them.',
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'early', at: { see: 'number', of: target } },
        { do: 'wait', ms: 3000 },
        { do: 'look', as: 'later', at: { see: 'number', of: target } },
      ],
      expect: [
        { that: { of: 'early' }, is: 'at-least', to: 1 },
        { that: { of: 'early' }, is: 'at-most', to: columns * rows * 0.5 },
        { that: { of: 'later' }, is: 'different', to: { of: 'early' } },
      ],
    },
    built: line("'Alive: ' + count()", "'Alive: ' + count()"),
    worse: [
      {
        family: 'weaken',
        words: 'A line such as "Alive: 431" says how many cells there were at the start.',
        built: line("'Alive: ' + count()"),
      },
      {
        family: 'contradict',
        words: 'A line such as "Empty: 905" says how many cells are empty.',
        built: line("''", "'Empty: ' + (columns * rows - count())"),
      },
    ],
  }
}

function history(rng: Rng, { pace }: GameOfLife): Requirement {
  const chart = (most: string): Fragment => ({
    css: '#history { width: 150px; height: 34px; border: 1px solid var(--line); border-radius: 6px }',
    bar: '<canvas id="history" role="img" aria-label="Population" width="300" height="68"></canvas>',
    script: `const past = [count()], ink = find('#history').getContext('2d')
changed.push(() => {
  if (past.length >= ${most}) return
  past.push(count())
  const recent = past.slice(-100), high = Math.max(...recent, 1)
  ink.clearRect(0, 0, 300, 68)
  ink.strokeStyle = getComputedStyle(document.body).color
  ink.lineWidth = 2
  ink.beginPath()
  recent.forEach((number, n) => ink.lineTo(n * 3, 64 - number / high * 60))
  ink.stroke()
})`,
  })
  return {
    name: 'history',
    kind: 'feature',
    words: rng.pick([
      'A small line chart called "Population" shows how many cells lived in each of the last 100 generations.',
      'There is a little curve, named "Population" for screen readers, of the living cells over the last 100 generations.',
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 25_000 / pace },
        { do: 'look', as: 'before', at: { see: 'picture', of: 'role=img[name="Population"]' } },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'after', at: { see: 'picture', of: 'role=img[name="Population"]' } },
      ],
      expect: [{ that: { of: 'after' }, is: 'different', to: { of: 'before' } }],
    },
    built: chart('1e6'),
    worse: [
      {
        family: 'robustness',
        words: 'A small line chart called "Population" shows the first 20 generations and then stays as it is.',
        built: chart('20'),
      },
    ],
  }
}

function ruleLine({ rule }: GameOfLife): Requirement {
  const tell = (born: string, stays: string) => `Born with ${born}, stays with ${stays}`
  const line = (text: string): Fragment => ({ bar: `<span>${text}</span>` })
  const right = tell(rule.born.join(' or '), rule.stays.join(' or '))
  return {
    name: 'rule line',
    kind: 'feature',
    words: `Under the field the rule stands in words: "${right}".`,
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'rule', at: { see: 'text', of: 'text=/Born with/' } }],
      expect: [{ that: { of: 'rule' }, is: 'containing', to: right }],
    },
    built: line(right),
    worse: [
      { family: 'contradict', words: `Under the field stands "${tell('1', '4 or 5')}".`, built: line(tell('1', '4 or 5')) },
      { family: 'weaken', words: 'Under the field stands that neighbours decide.', built: line('Neighbours decide') },
    ],
  }
}
