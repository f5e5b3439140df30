import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, lookNumber, pageCheck, press, wait } from './page-steps.ts'
import { EMPTY, FULL, NEXT, type ReactionGame } from './reaction-game-features.ts'

/** What a reaction game says of how fast one is. */
export function reactionGameSpeed(rng: Rng, game: ReactionGame): Requirement[] {
  return [reactionTime(rng, game), bestTime(rng), streak(rng)]
}

/** Hits the next one that many milliseconds after it looked out, if the one before was hit just now. */
const hitAfter = (ms: number) => [wait(600 + ms), press(FULL, 0), wait(20)]

const told = (id: string, hooks: string): Fragment => ({ header: `<span class="chip" id="${id}"></span>`, script: hooks })

function reactionTime(rng: Rng, { creature }: ReactionGame): Requirement {
  const parts = (value: string): Fragment => told('last', `hit.push((seconds) => { find('#last').textContent = ${value} })`)
  return {
    name: 'reaction time',
    kind: 'feature',
    words: rng.pick([
      `After each hit it says how long the ${creature.name} had been seen, in milliseconds: “Last 412 ms”.`,
      'One’s reaction time, from looking out to the press, is shown like “Last 412 ms”.',
    ]),
    check: pageCheck(
      [NEXT, press(FULL, 20), ...hitAfter(400), lookNumber('slow', 'text=/^Last/'), ...hitAfter(200), lookNumber('quick', 'text=/^Last/')],
      [equals('slow', 400, 90), equals('quick', 200, 90)],
    ),
    built: parts(`'Last ' + Math.round(seconds * 1000) + ' ms'`),
    worse: [
      {
        family: 'weaken',
        words: 'After each hit it says “Last: fast” or “Last: slow”, without a number.',
        built: parts(`'Last: ' + (seconds < .5 ? 'fast' : 'slow')`),
      },
      {
        family: 'contradict',
        words: 'After each hit it says how much time was left: “Last 900 ms” before it would have been gone.',
        built: parts(`'Last ' + Math.round((stay - seconds) * 1000) + ' ms'`),
      },
    ],
  }
}

function bestTime(rng: Rng): Requirement {
  const parts = (value: string): Fragment =>
    told(
      'best',
      `let best\nhit.push((seconds) => { best = ${value}; find('#best').textContent = 'Best ' + Math.round(best * 1000) + ' ms' })`,
    )
  const best = (as: string) => lookNumber(as, 'text=/^Best/')
  return {
    name: 'best time',
    kind: 'feature',
    words: rng.pick([
      'The shortest reaction time of all hits so far stays on screen: “Best 305 ms”.',
      'A display “Best 305 ms” keeps the quickest hit and changes when one was quicker still.',
    ]),
    check: pageCheck(
      [NEXT, press(FULL, 20), ...hitAfter(500), best('first'), ...hitAfter(800), best('kept'), ...hitAfter(100), best('quicker')],
      [
        { that: { of: 'first' }, is: 'at-most', to: 600 },
        { that: { of: 'kept' }, is: 'equal', to: { of: 'first' } },
        { that: { of: 'quicker' }, is: 'at-most', to: 190 },
      ],
    ),
    built: parts('Math.min(best ?? 99, seconds)'),
    worse: [
      {
        family: 'contradict',
        words: 'The longest reaction time of all hits so far stays on screen, as “Best 805 ms”.',
        built: parts('Math.max(best ?? 0, seconds)'),
      },
      {
        family: 'weaken',
        words: 'The reaction time of the very first hit stays on screen: “Best 305 ms”.',
        built: parts('best ?? seconds'),
      },
    ],
  }
}

function streak(rng: Rng): Requirement {
  const parts = (good: string, bad: string): Fragment =>
    told(
      'row',
      `let row = 0
const tellRow = () => { find('#row').textContent = row + ' in a row' }
tellRow()
hit.push(() => { row = ${good}; tellRow() })
empty.push(() => { row = ${bad}; tellRow() })`,
    )
  const row = (as: string) => lookNumber(as, 'text=/\\d+ in a row/')
  return {
    name: 'streak',
    kind: 'feature',
    words: rng.pick([
      'Hits without a press on an empty hole between are counted (“2 in a row”); such a press sets it back to “0 in a row”.',
      'A counter says “0 in a row”, “1 in a row” and so on, and starts over when one presses an empty hole.',
    ]),
    check: pageCheck(
      [row('start'), NEXT, press(FULL, 20), ...hitAfter(200), row('two'), press(EMPTY, 20), row('none')],
      [equals('start', 0), equals('two', 2), equals('none', 0)],
    ),
    built: parts('row + 1', '0'),
    worse: [
      {
        family: 'weaken',
        words: 'All hits are counted (“2 in a row”); a press on an empty hole changes nothing.',
        built: parts('row + 1', 'row'),
      },
      {
        family: 'contradict',
        words: 'Presses on empty holes are counted (“2 in a row”); a hit sets it back to “0 in a row”.',
        built: parts('0', 'row + 1'),
      },
    ],
  }
}
