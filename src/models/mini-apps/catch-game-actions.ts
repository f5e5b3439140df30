import type { Rng } from '../../core/rng.ts'
import { type CatchGame, FALLING } from './catch-game-features.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { fill, holdKey, look, lookCount, move, pageCheck, press, wait } from './page-steps.ts'

/** What one can do in a catching game. */
export function catchGameActions(rng: Rng, game: CatchGame): Requirement[] {
  return [arrowKeys(rng), mouse(rng), pauseButton(rng), newGame(rng, game), speedSlider(rng)]
}

const lookCatcher = (as: string) => look(as, { see: 'boxes', of: 'role=img[name=/^catcher/i]', side: 'left' })
const lookHeights = (as: string) => look(as, { see: 'boxes', of: FALLING, side: 'top' })
const further = (of: string, than: string, by: number) => ({
  that: { of, pick: 0 },
  is: 'more' as const,
  to: { of: than, pick: 0, plus: by },
})

function arrowKeys(rng: Rng): Requirement {
  const parts = (left: number, right: number): Fragment => ({
    script: `let way = 0
addEventListener('keydown', (event) => {
  if (event.key === 'ArrowLeft') way = ${left}
  if (event.key === 'ArrowRight') way = ${right}
})
addEventListener('keyup', ({ key }) => { if (key === 'ArrowLeft' || key === 'ArrowRight') way = 0 })`,
    frame: 'if (way && !paused && !over) move(place + way * dt * .8)',
  })
  return {
    name: 'arrow keys',
    kind: 'action',
    words: rng.pick([
      'While the left or right arrow key is held down, the catcher moves that way.',
      'With the arrow keys left and right one steers the catcher, as long as they are pressed.',
    ]),
    check: pageCheck(
      [lookCatcher('middle'), holdKey('ArrowLeft', 400), lookCatcher('left'), holdKey('ArrowRight', 400), lookCatcher('right')],
      [further('middle', 'left', 20), further('right', 'left', 20)],
    ),
    built: parts(-1, 1),
    worse: [
      {
        family: 'contradict',
        words: 'While the left arrow key is held down, the catcher moves to the right, and the other way round.',
        built: parts(1, -1),
      },
      {
        family: 'weaken',
        words: 'While the right arrow key is held down, the catcher moves to the right; there is no key for the left.',
        built: parts(0, 1),
      },
    ],
  }
}

function mouse(rng: Rng): Requirement {
  const parts = (event: string, to: string): Fragment => ({
    script: `field.${event} = (event) => {
  const box = field.getBoundingClientRect(), share = (event.clientX - box.left) / box.width
  if (!paused && !over) move(${to})
}`,
  })
  return {
    name: 'mouse steering',
    kind: 'action',
    words: rng.pick([
      'The catcher follows the mouse (or a finger) to the left and right as it moves over the picture.',
      'Moving the pointer over the playing field puts the catcher below it at once, without a click.',
    ]),
    check: pageCheck(
      [move('main', 0.2, 0.6), lookCatcher('left'), move('main', 0.8, 0.6), lookCatcher('right')],
      [further('right', 'left', 100)],
    ),
    built: parts('onpointermove', 'share'),
    worse: [
      {
        family: 'contradict',
        words: 'The catcher moves as if in a mirror: to the right when the mouse goes left, and the other way round.',
        built: parts('onpointermove', '1 - share'),
      },
      {
        family: 'weaken',
        words: 'The catcher jumps to where one clicks; moving the mouse alone does nothing.',
        built: parts('onclick', 'share'),
      },
    ],
  }
}

function pauseButton(rng: Rng): Requirement {
  const parts = (pausing: string): Fragment => ({
    bar: '<button id="pause">Pause</button>',
    script: `let pauses = 0, wakes
const tellPause = () => { find('#pause').textContent = paused ? 'Resume' : 'Pause' }
find('#pause').onclick = () => { paused = !paused; ${pausing}; tellPause() }
restarted.push(() => { paused = false; tellPause() })`,
  })
  const button = (name: string, thenMs: number) => press(`role=button[name="${name}"]`, thenMs)
  const still = (of: string, to: string) => ({ that: { of }, is: 'equal' as const, to: { of: to }, within: 1 })
  return {
    name: 'pause button',
    kind: 'action',
    words: rng.pick([
      'A button “Pause” stops everything that falls in mid-air; it then reads “Resume” and lets it go on, as often as one likes.',
      'With “Pause” the game stands still until one presses the same button again, which now says “Resume”; this works any number of times.',
    ]),
    // Less than the time between two of them: after as long as that they would lie where others lay before.
    check: pageCheck(
      [
        wait(700),
        button('Pause', 2500),
        lookHeights('one'),
        wait(450),
        lookHeights('two'),
        button('Resume', 300),
        lookHeights('gone'),
        button('Pause', 2500),
        lookHeights('three'),
        wait(450),
        lookHeights('four'),
      ],
      [still('two', 'one'), { that: { of: 'gone' }, is: 'different', to: { of: 'two' }, within: 1 }, still('four', 'three')],
    ),
    built: parts(''),
    worse: [
      {
        family: 'weaken',
        words: 'A button “Pause” stops everything that falls for one second, then it goes on by itself.',
        built: parts('clearTimeout(wakes); wakes = setTimeout(() => { paused = false; tellPause() }, 1000)'),
      },
      {
        family: 'robustness',
        words: 'A button “Pause” stops everything that falls and “Resume” lets it go on; pausing works a single time.',
        built: parts('if (paused && pauses++ > 0) paused = false'),
      },
    ],
  }
}

function newGame(rng: Rng, { gap }: CatchGame): Requirement {
  const parts = (condition: string): Fragment => ({
    bar: '<button id="start">New game</button>',
    script: `let games = 0\nfind('#start').onclick = () => { if (${condition}) start(); games++ }`,
  })
  const again = press('role=button[name="New game"]', 200)
  const some = wait(gap * 1000 + 150)
  const few = (of: string) => ({ that: { of }, is: 'at-most' as const, to: 1 })
  return {
    name: 'new-game button',
    kind: 'action',
    words: rng.pick([
      'A button “New game” clears the field and begins from the start, at any moment and as often as one likes.',
      'One can begin anew with a button “New game” whenever one wants: all that is falling goes away and the first one comes again.',
    ]),
    check: pageCheck(
      [
        some,
        lookCount('many', FALLING),
        again,
        lookCount('once', FALLING),
        some,
        lookCount('more', FALLING),
        again,
        lookCount('twice', FALLING),
      ],
      [{ that: { of: 'many' }, is: 'at-least', to: 2 }, few('once'), { that: { of: 'more' }, is: 'at-least', to: 2 }, few('twice')],
    ),
    built: parts('true'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “New game” clears the field and begins from the start, one single time.',
        built: parts('games === 0'),
      },
      {
        family: 'weaken',
        words: 'A button “New game” begins from the start when the game is lost; during a game it does nothing.',
        built: parts('over'),
      },
    ],
  }
}

function speedSlider(rng: Rng): Requirement {
  const parts = (value: string): Fragment => ({
    bar: '<label>Speed <input type="range" id="speed" min="0.5" max="3" step="0.5" value="1"></label>',
    script: `find('#speed').oninput = (event) => { const value = Number(event.target.value); pace = ${value} }`,
  })
  const slide = (value: string) => fill('role=slider[name="Speed"]', value, 0)
  return {
    name: 'speed slider',
    kind: 'action',
    words: rng.pick([
      'A slider “Speed” lets things fall at half the speed on its left end (0.5) and three times as fast on its right end (3).',
      'How fast things fall can be set with a slider “Speed”, from 0.5 (half as fast) to 3 (three times as fast).',
    ]),
    check: pageCheck(
      [
        wait(300),
        lookHeights('t0'),
        wait(300),
        lookHeights('t1'),
        slide('3'),
        wait(300),
        lookHeights('t2'),
        slide('0.5'),
        wait(300),
        lookHeights('t3'),
      ],
      [
        further('t1', 't0', 6),
        further('t2', 't1', 60),
        { that: { of: 't3', pick: 0 }, is: 'at-most', to: { of: 't2', pick: 0, plus: 30 } },
      ],
    ),
    built: parts('value'),
    worse: [
      {
        family: 'contradict',
        words: 'A slider “Speed” lets things fall three times as fast on its left end and at half the speed on its right end.',
        built: parts('value > 2.5 ? .5 : value < 1 ? 3 : 1'),
      },
      {
        family: 'weaken',
        words: 'A slider “Speed” makes things fall slightly faster on its right end, by a tenth.',
        built: parts('.9 + value / 15'),
      },
    ],
  }
}
