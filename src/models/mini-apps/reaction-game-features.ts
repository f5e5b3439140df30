import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, lookCount, lookNumber, lookPage, pageCheck, press, wait } from './page-steps.ts'
import { drawnPicture, type Picture } from './pictures.ts'

/** The drawn parameters of one reaction game. */
export interface ReactionGame {
  readonly creature: Picture
  /** One that was not asked for. */
  readonly other: Picture
  readonly holes: number
  /** Seconds that it can be seen. */
  readonly stay: number
  /** How long one plays. */
  readonly seconds: number
  readonly points: number
}

/** A hole with somebody in it. */
export const FULL = 'role=button[name=/^hole \\d+: /i]'
export const EMPTY = 'role=button[name=/^hole \\d+$/i]'
/** Until one has looked out after another. */
export const NEXT = wait(900)

/** What is seen and counted in a reaction game. */
export function reactionGameFeatures(rng: Rng, game: ReactionGame): Requirement[] {
  return [creatureLook(rng, game), score(rng, game), misses(rng), escapes(rng, game), countdown(rng, game)]
}

function creatureLook(rng: Rng, { creature, other }: ReactionGame): Requirement {
  const parts = (picture: Picture): Fragment => ({
    script: `face = ${JSON.stringify(drawnPicture(picture, picture.name))}\nguestName = '${picture.name}'`,
  })
  return {
    name: 'creature',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `Who looks out is drawn in colour as ${creature.a}, and its hole is then called “hole 2: ${creature.name}” (with its number).`,
      `In the hole one sees a picture of ${creature.a}; for screen readers such a hole is “hole 2: ${creature.name}”, with its own number.`,
    ]),
    check: pageCheck([NEXT, lookCount('shown', `role=button[name=/^hole \\d+: ${creature.name}$/i]`)], [equals('shown', 1)]),
    built: parts(creature),
    worse: [
      {
        family: 'subject',
        words: `Who looks out is drawn in colour as ${other.a}, and its hole is then called “hole 2: ${other.name}” (with its number).`,
        built: parts(other),
      },
      { family: 'style', words: 'Instead of a picture a plain grey square comes out of the hole (“hole 2: somebody”).', built: {} },
    ],
  }
}

/** A number at the top that starts at 0. */
const counter = (id: string, label: string, counting: string): Fragment => ({
  header: `<span class="chip" id="${id}">${label} 0</span>`,
  script: `let ${id} = 0\nconst ${id}Add = (by) => { ${id} += by; find('#${id}').textContent = '${label} ' + ${id} }\n${counting}`,
})

function score(rng: Rng, { points, creature }: ReactionGame): Requirement {
  const gain = points === 1 ? 'one point' : `${points} points`
  const told = 'text=/^Score/'
  return {
    name: 'score',
    kind: 'feature',
    words: rng.pick([
      `Each ${creature.name} one gets gives ${gain} (“Score 0” at first); a press on an empty hole gives none and takes none.`,
      `At the top stands “Score 0”, which grows by ${gain} with every ${creature.name} and by nothing else.`,
    ]),
    check: pageCheck(
      [lookNumber('start', told), NEXT, press(FULL, 100), lookNumber('hit', told), press(EMPTY, 100), lookNumber('after', told)],
      [equals('start', 0), equals('hit', points), equals('after', points)],
    ),
    built: counter('score', 'Score', `hit.push(() => scoreAdd(${points}))`),
    worse: [
      {
        family: 'weaken',
        words: `At the top stands “Score 0”, which grows by ${gain} with every press on a hole, empty or not.`,
        built: counter('score', 'Score', `hit.push(() => scoreAdd(${points}))\nempty.push(() => scoreAdd(${points}))`),
      },
      {
        family: 'contradict',
        words: `Each ${creature.name} one gets costs ${gain} (“Score 0” at first); those that get away cost nothing.`,
        built: counter('score', 'Score', `hit.push(() => scoreAdd(-${points}))`),
      },
    ],
  }
}

function misses(rng: Rng): Requirement {
  const told = 'text=/^Misses/'
  return {
    name: 'misses',
    kind: 'feature',
    words: rng.pick([
      '“Misses 0” counts the presses on empty holes.',
      'Whoever presses an empty hole sees it counted: “Misses 1”; good presses do not change it.',
    ]),
    check: pageCheck(
      [lookNumber('start', told), press(EMPTY, 50), lookNumber('one', told), NEXT, press(FULL, 50), lookNumber('hit', told)],
      [equals('start', 0), equals('one', 1), equals('hit', 1)],
    ),
    built: counter('misses', 'Misses', 'empty.push(() => missesAdd(1))'),
    worse: [
      {
        family: 'contradict',
        words: '“Misses 0” counts all presses on holes that are not empty.',
        built: counter('misses', 'Misses', 'hit.push(() => missesAdd(1))'),
      },
      {
        family: 'weaken',
        words: '“Misses 0” counts presses on empty holes in tens: it shows 10 after ten of them and nothing before.',
        built: counter('misses', 'Misses', 'let few = 0\nempty.push(() => { few++; if (few % 10 === 0) missesAdd(10) })'),
      },
    ],
  }
}

function escapes(rng: Rng, { stay, creature }: ReactionGame): Requirement {
  const told = 'text=/^Escaped/'
  return {
    name: 'escape counter',
    kind: 'feature',
    words: rng.pick([
      `“Escaped 0” says how many got away because one was too slow.`,
      `Each ${creature.name} that goes back into its hole unharmed is counted: “Escaped 1”, “Escaped 2” and so on.`,
    ]),
    check: pageCheck(
      [lookNumber('start', told), NEXT, press(FULL, 50), lookNumber('caught', told), wait(stay * 1000 + 1000), lookNumber('one', told)],
      [equals('start', 0), equals('caught', 0), equals('one', 1)],
    ),
    built: counter('escapes', 'Escaped', 'escaped.push(() => escapesAdd(1))'),
    worse: [
      {
        family: 'contradict',
        words: '“Escaped 0” goes up with each one that was caught.',
        built: counter('escapes', 'Escaped', 'hit.push(() => escapesAdd(1))'),
      },
      {
        family: 'weaken',
        words: 'When one got away it says “Escaped!”, without a number.',
        built: {
          header: '<span class="chip" id="escape"></span>',
          script: `escaped.push(() => { find('#escape').textContent = 'Escaped!' })`,
        },
      },
    ],
  }
}

function countdown(rng: Rng, { seconds }: ReactionGame): Requirement {
  const parts = (left: string, end: string): Fragment => ({
    css: '#clock { border: 2px solid var(--accent); border-radius: 99px; padding: 0 10px }',
    header: '<span class="chip" id="clock"></span>',
    script: 'let played = 0',
    frame: `if (!paused && !over) played += dt
${end}
find('#clock').textContent = over ? 'Time is up' : ${left} + ' s'`,
  })
  const down = `Math.max(0, Math.ceil(${seconds} - played))`
  const told = 'text=/^\\d+ s$/'
  return {
    name: 'countdown',
    kind: 'feature',
    words: rng.pick([
      `A game takes ${seconds} seconds, counted down (“${seconds} s”); then “Time is up” appears and nobody looks out any more.`,
      `At the top ${seconds} seconds run down (“${seconds} s”, “${seconds - 1} s” ...), and at the end it says “Time is up” and all holes stay empty.`,
    ]),
    check: pageCheck(
      [
        lookNumber('start', told),
        wait(10_000),
        lookNumber('later', told),
        wait((seconds - 8) * 1000),
        lookPage('end'),
        lookCount('still', FULL),
        NEXT,
        lookCount('then', FULL),
      ],
      [equals('start', seconds, 1), equals('later', seconds - 10, 1), contains('end', 'Time is up'), equals('still', 0), equals('then', 0)],
    ),
    built: parts(down, `if (played >= ${seconds}) { over = true; guests = [] }`),
    worse: [
      {
        family: 'weaken',
        words: `${seconds} seconds are counted down (“${seconds} s”); at 0 the game simply goes on.`,
        built: parts(down, ''),
      },
      {
        family: 'contradict',
        words: 'The seconds one has played are counted up (“0 s”, “1 s” ...), without an end.',
        built: parts('Math.floor(played)', ''),
      },
    ],
  }
}
