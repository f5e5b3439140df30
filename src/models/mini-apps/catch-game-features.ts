import type { Rng } from '../../core/rng.ts'
import { drawTwo } from './draw-two.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, look, lookCount, lookNumber, pageCheck, wait } from './page-steps.ts'
import type { Picture } from './pictures.ts'

/** The drawn parameters of one catching game. */
export interface CatchGame {
  readonly thing: Picture
  /** Something that was not asked for. */
  readonly other: Picture
  /** Seconds from the top to the ground. */
  readonly fall: number
  /** Seconds from one thing to the next. */
  readonly gap: number
  readonly points: number
  readonly lives: number
}

export const FALLING = 'role=img[name=/^falling/i]'

/** When the nth thing (from 1) has just been caught, if it was, in page milliseconds. */
export const caughtAt = ({ fall, gap }: CatchGame, nth: number) => Math.round((fall * 0.95 + gap * (nth - 1)) * 1000)

/** What is seen in a catching game. */
export function catchGameFeatures(rng: Rng, game: CatchGame): Requirement[] {
  return [thingLook(rng, game), catcherLook(rng), swaying(rng, game), level(rng)]
}

function thingLook(rng: Rng, { thing, other }: CatchGame): Requirement {
  const parts = (picture: Picture): Fragment => ({
    script: `dress = (thing) => {
  thing.label = 'falling ${picture.name}'
  thing.look = ${JSON.stringify(`<svg aria-hidden="true" viewBox="0 0 24 24">${picture.shapes}</svg>`)}
}`,
  })
  return {
    name: 'falling things',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `What falls is drawn in colour as ${thing.a}; for screen readers each one is an image “falling ${thing.name}”.`,
      `Each falling thing looks like ${thing.a} (text alternative “falling ${thing.name}”), in its natural colours.`,
    ]),
    check: pageCheck(
      [wait(1200), lookCount('shown', `role=img[name="falling ${thing.name}"]`)],
      [{ that: { of: 'shown' }, is: 'at-least', to: 1 }],
    ),
    built: parts(thing),
    worse: [
      {
        family: 'subject',
        words: `What falls is drawn in colour as ${other.a}; for screen readers each one is an image “falling ${other.name}”.`,
        built: parts(other),
      },
      { family: 'style', words: 'What falls is a plain grey square.', built: {} },
    ],
  }
}

const CATCHERS = [
  [
    'basket',
    '<path d="M4 8h68l-8 34H12z" fill="#b9803e"/><path d="M8 18h60M10 29h56M26 8l3 34M50 8l-3 34" stroke="#8a5a26" stroke-width="2.5"/><rect x="1" y="3" width="74" height="9" rx="4" fill="#d9a25c"/>',
  ],
  [
    'bucket',
    '<path d="M6 6h64l-8 36H14z" fill="#6f9fc4"/><ellipse cx="38" cy="7" rx="33" ry="5" fill="#a8cbe4"/><path d="M14 24h49" stroke="#4f7fa3" stroke-width="4"/>',
  ],
  ['bowl', '<path d="M2 8h72c0 22-14 33-36 33S2 30 2 8z" fill="#c95d45"/><path d="M5 16h66" stroke="#f3d9a4" stroke-width="5"/>'],
  [
    'hat',
    '<path d="M16 8h44v27H16z" fill="#3d3550"/><rect x="1" y="4" width="74" height="8" rx="4" fill="#544a6d"/><path d="M16 29h44" stroke="#d9a441" stroke-width="6"/>',
  ],
] as const

function catcherLook(rng: Rng): Requirement {
  const [[name, shapes], [otherName, otherShapes]] = drawTwo(rng, CATCHERS)
  const parts = (label: string, drawing: string): Fragment => ({
    script: `catcher.ariaLabel = 'catcher: ${label}'
catcher.innerHTML = ${JSON.stringify(`<svg aria-hidden="true" viewBox="0 0 76 44">${drawing}</svg>`)}`,
  })
  return {
    name: 'catcher',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `The catcher at the bottom is a ${name}, an image that screen readers call “catcher: ${name}”.`,
      `One catches with a ${name}, drawn at the bottom (text alternative “catcher: ${name}”).`,
    ]),
    check: pageCheck([lookCount('shown', `role=img[name="catcher: ${name}"]`)], [equals('shown', 1)]),
    built: parts(name, shapes),
    worse: [
      {
        family: 'subject',
        words: `The catcher at the bottom is a ${otherName}, an image that screen readers call “catcher: ${otherName}”.`,
        built: parts(otherName, otherShapes),
      },
      { family: 'style', words: 'The catcher at the bottom is a plain grey bar.', built: {} },
    ],
  }
}

function swaying(rng: Rng, { fall }: CatchGame): Requirement {
  const lookLeft = (as: string) => look(as, { see: 'boxes', of: FALLING, side: 'left' })
  const quarter = Math.round((fall * 1000 * Math.PI) / 40)
  return {
    name: 'swaying',
    kind: 'feature',
    words: rng.pick([
      'On their way down they sway visibly from left to right and back.',
      'They do not fall straight: all the way down they swing from side to side.',
    ]),
    check: pageCheck(
      [wait(quarter), lookLeft('one'), wait(2 * quarter), lookLeft('other')],
      [{ that: { of: 'one', pick: 0 }, is: 'different', to: { of: 'other', pick: 0 }, within: 8 }],
    ),
    built: { script: 'sway = (thing) => Math.sin(thing.y * 20) * .035' },
    worse: [
      { family: 'contradict', words: 'They fall straight down, without any movement to the side.', built: {} },
      {
        family: 'weaken',
        words: 'On their way down they tremble a little, by a pixel or two.',
        built: { script: 'sway = (thing) => Math.sin(thing.y * 200) * .002' },
      },
    ],
  }
}

function level(rng: Rng): Requirement {
  const parts = (value: string): Fragment => ({
    header: '<span class="chip" id="level"></span>',
    script: 'let played = 0\nrestarted.push(() => { played = 0 })',
    frame: `if (!paused && !over) played += dt\nfind('#level').textContent = 'Level ' + (${value})`,
  })
  const told = 'text=/^Level/'
  return {
    name: 'level',
    kind: 'feature',
    words: rng.pick([
      '“Level 1” is shown at first, and every six seconds it is one more.',
      'The level is displayed (“Level 1”) and rises by one each six seconds.',
    ]),
    check: pageCheck([lookNumber('first', told), wait(7000), lookNumber('next', told)], [equals('first', 1), equals('next', 2)]),
    built: parts('1 + Math.floor(played / 6)'),
    worse: [
      { family: 'weaken', words: '“Level 1” is shown all the time.', built: parts('1') },
      {
        family: 'performance',
        words: '“Level 1” is shown at first, and every minute it is one more.',
        built: parts('1 + Math.floor(played / 60)'),
      },
    ],
  }
}
