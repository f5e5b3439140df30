import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, fill, lookCount, pageCheck, press, pressKey, wait } from './page-steps.ts'
import { FULL, NEXT, type ReactionGame } from './reaction-game-features.ts'

/** What one can do in a reaction game besides pressing holes. */
export function reactionGameActions(rng: Rng, game: ReactionGame): Requirement[] {
  return [numberKeys(rng, game), pauseButton(rng, game), paceSlider(rng, game), twoAtOnce(rng), holeList(rng, game)]
}

function numberKeys(rng: Rng, { holes }: ReactionGame): Requirement {
  const parts = (condition: string): Fragment => ({
    script: `let struck = 0
addEventListener('keydown', ({ key }) => {
  if (!(key >= '1' && key <= String(size)) || !(${condition})) return
  if (guests.some((guest) => guest.hole === key - 1)) struck++
  strike(key - 1)
})`,
  })
  const every = Array.from({ length: holes }, (_, hole) => pressKey(String(hole + 1), 0))
  const round = (n: number) => [NEXT, lookCount(`there${n}`, FULL), ...every, wait(50), lookCount(`gone${n}`, FULL)]
  return {
    name: 'number keys',
    kind: 'action',
    words: rng.pick([
      `The keys 1 to ${holes} press the holes of that number, as often as one likes.`,
      `One can also play with the number keys, one for each hole (1-${holes}), all the time.`,
    ]),
    check: pageCheck(
      [1, 2, 3].flatMap(round),
      [1, 2, 3].flatMap((n) => [{ that: { of: `there${n}` }, is: 'at-least' as const, to: 1 }, equals(`gone${n}`, 0)]),
    ),
    built: parts('true'),
    worse: [
      {
        family: 'robustness',
        words: `The keys 1 to ${holes} press the holes of that number until something was hit once; after that they do nothing.`,
        built: parts('struck === 0'),
      },
      { family: 'contradict', words: 'The number keys do nothing; one plays with the mouse or a finger alone.', built: {} },
    ],
  }
}

function pauseButton(rng: Rng, { stay }: ReactionGame): Requirement {
  const parts = (act: string): Fragment => ({
    bar: '<button id="pause">Pause</button>',
    script: `let wakes
const tellPause = () => { find('#pause').textContent = paused ? 'Resume' : 'Pause' }
find('#pause').onclick = () => { ${act}; tellPause() }`,
  })
  return {
    name: 'pause button',
    kind: 'action',
    words: rng.pick([
      'A button “Pause” holds everything: whoever looks out stays there until one presses it again, when it reads “Resume”.',
      'The game can be stopped with “Pause” and goes on from the same moment with “Resume” (one and the same button).',
    ]),
    check: pageCheck(
      [
        NEXT,
        press('role=button[name="Pause"]', 50),
        lookCount('there', FULL),
        wait(stay * 1000 + 300),
        lookCount('still', FULL),
        press('role=button[name="Resume"]', 0),
        wait(stay * 1000),
        lookCount('gone', FULL),
      ],
      [equals('there', 1), equals('still', 1), equals('gone', 0)],
    ),
    built: parts('paused = !paused'),
    worse: [
      {
        family: 'weaken',
        words: 'A button “Pause” holds everything for one second; then the game goes on by itself.',
        built: parts('paused = true; clearTimeout(wakes); wakes = setTimeout(() => { paused = false; tellPause() }, 1000)'),
      },
      {
        family: 'contradict',
        words: 'A button “Pause” empties all holes and nobody looks out until one presses it again (“Resume”).',
        built: parts('paused = !paused; guests = []'),
      },
    ],
  }
}

function paceSlider(rng: Rng, { stay }: ReactionGame): Requirement {
  const parts = (value: string): Fragment => ({
    bar: '<label>Pace <input type="range" id="pace" min="1" max="3" step="0.5" value="1"></label>',
    script: `find('#pace').oninput = (event) => { const value = Number(event.target.value); stay = ${stay} / (${value}) }`,
  })
  return {
    name: 'pace slider',
    kind: 'action',
    words: rng.pick([
      `A slider “Pace” from 1 to 3 shortens how long they can be seen: ${stay} seconds on the left, a third of it on the right.`,
      `The game is made harder with a slider “Pace”: on its right end (3) each one stays only a third as long as on its left end (1).`,
    ]),
    check: pageCheck(
      [fill('role=slider[name="Pace"]', '3', 0), wait(750), lookCount('there', FULL), wait(650), lookCount('gone', FULL)],
      [equals('there', 1), equals('gone', 0)],
    ),
    built: parts('value'),
    worse: [
      {
        family: 'contradict',
        words: 'A slider “Pace” from 1 to 3 lengthens how long they can be seen: three times as long on the right.',
        built: parts('1 / value'),
      },
      {
        family: 'weaken',
        words: 'A slider “Pace” from 1 to 3 can be moved; how long they can be seen remains the same.',
        built: parts('1'),
      },
    ],
  }
}

function twoAtOnce(rng: Rng): Requirement {
  const parts = (count: string): Fragment => ({
    bar: '<label><input type="checkbox" id="two"> Two at once</label>',
    script: `let ticks = 0\nfind('#two').onchange = (event) => { const ticked = event.target.checked; ticks++; many = ${count} }`,
  })
  const box = press('role=checkbox[name="Two at once"]', 0)
  const hit = press(FULL, 20)
  return {
    name: 'two-at-once box',
    kind: 'action',
    words: rng.pick([
      'While a box “Two at once” is ticked, two look out at the same time; without the tick it is one again.',
      'One can tick “Two at once” to have two of them in two holes at a time, and take the tick away to have one.',
    ]),
    check: pageCheck(
      [box, NEXT, lookCount('both', FULL), box, hit, hit, NEXT, lookCount('one', FULL)],
      [equals('both', 2), equals('one', 1)],
    ),
    built: parts('ticked ? 2 : 1'),
    worse: [
      {
        family: 'robustness',
        words: 'When a box “Two at once” is ticked, two look out at the same time, and it remains so without the tick.',
        built: parts('2'),
      },
      {
        family: 'contradict',
        words: 'While a box “Two at once” is ticked, nobody looks out; without the tick it is one.',
        built: parts('ticked ? 0 : 1'),
      },
    ],
  }
}

function holeList(rng: Rng, { holes }: ReactionGame): Requirement {
  const sizes = [4, 6, 9]
  const parts = (chosen: string): Fragment => ({
    bar: `<label>Holes <select id="sizes">${sizes.map((size) => `<option${size === holes ? ' selected' : ''}>${size}</option>`).join('')}</select></label>`,
    css: 'select { font: inherit; color: var(--ink); background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 5px 8px }',
    script: `find('#sizes').onchange = (event) => { const chosen = Number(event.target.value); ${chosen} }`,
  })
  const others = sizes.filter((size) => size !== holes)
  const choose = (size: number) => fill('role=combobox[name="Holes"]', String(size), 100)
  const all = 'role=button[name=/^hole \\d+/i]'
  return {
    name: 'hole list',
    kind: 'action',
    words: rng.pick([
      `A list “Holes” lets one choose between 4, 6 and 9 holes; ${holes} are chosen at first.`,
      `How many holes there are (4, 6 or 9, at first ${holes}) can be chosen from a list called “Holes”.`,
    ]),
    check: pageCheck(
      [lookCount('start', all), ...others.flatMap((size, n) => [choose(size), lookCount(`chosen${n}`, all)])],
      [equals('start', holes), ...others.map((size, n) => equals(`chosen${n}`, size))],
    ),
    built: parts('lay(chosen)'),
    worse: [
      { family: 'weaken', words: `A list “Holes” offers 4, 6 and 9, but there are always ${holes} holes.`, built: parts('') },
      {
        family: 'contradict',
        words: 'A list “Holes” with 4, 6 and 9 says how many holes are to be taken away from twelve.',
        built: parts('lay(12 - chosen)'),
      },
    ],
  }
}
