import type { Rng } from '../../core/rng.ts'
import type { Look, PageCheck } from '../../sandbox/page-check.ts'
import type { Fragment, Requirement } from './mini-app.ts'

/** What the controls of a simulation need to know of it. */
export interface Simulated {
  /** What moves, in words that fit after "freezes": `the planets`. */
  readonly what: string
  /** Whether `what` is more than one thing. */
  readonly many: boolean
  /** Selector of a text with a number that grows from 0 as simulated time passes. */
  readonly clock: string
  /** How much that number grows per second. */
  readonly pace: number
  /** How the number is called in words: `the day`. */
  readonly clockName: string
  /** What sets it going, if it does not run by itself. */
  readonly start?: PageCheck['steps']
  /** What stands still while it is paused; absent = the picture. */
  readonly watched?: Look
  /** How many times as fast it may get; absent = drawn. */
  readonly fastest?: number
}

/** Pause by button and by key, speed, and a way back to the beginning: what may be asked of any simulation with the stage's knobs and a function `restart`. */
export function simulationControls(rng: Rng, simulated: Simulated): Requirement[] {
  return [pauseButton(rng, simulated), pauseKey(rng, simulated), speedSlider(rng, simulated), restartButton(rng, simulated)]
}

function pauseButton(rng: Rng, { what, many, start = [], watched = { see: 'picture', of: 'canvas' } }: Simulated): Requirement {
  const button = (clicked: string): Fragment => ({
    bar: '<button id="pause">Pause</button>',
    script: `find('#pause').onclick = ${clicked}\ntoggled.push(() => { find('#pause').textContent = moving ? 'Pause' : 'Resume' })`,
  })
  const goes = many ? 'they go' : 'it goes'
  return {
    name: 'pause button',
    kind: 'action',
    words: rng.pick([
      `A button "Pause" freezes ${what}; it then reads "Resume" and lets ${many ? 'them' : 'it'} go on.`,
      `With a button "Pause" one can hold ${what} still. While ${many ? 'they are' : 'it is'} held, the button is called "Resume" and undoes it.`,
      `One button for halting and going on: it says "Pause" while ${what} ${many ? 'move' : 'moves'} and "Resume" while ${many ? 'they stand' : 'it stands'} still.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        ...start,
        { do: 'press', on: 'role=button[name="Pause"]' },
        { do: 'look', as: 'held', at: watched },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'still', at: watched },
        { do: 'press', on: 'role=button[name="Resume"]' },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'resumed', at: watched },
      ],
      expect: [
        { that: { of: 'still' }, is: 'equal', to: { of: 'held' } },
        { that: { of: 'resumed' }, is: 'different', to: { of: 'held' } },
      ],
    },
    built: button('toggle'),
    worse: [
      {
        family: 'robustness',
        words: `A button "Pause" stops ${what}; nobody needs to start ${many ? 'them' : 'it'} again.`,
        built: button(`() => { moving = false; find('#pause').disabled = true }`),
      },
      {
        family: 'weaken',
        words: `A button "Pause" stops ${what} for one second, then ${goes} on.`,
        built: button(`() => { moving = false; setTimeout(() => { moving = true }, 1000) }`),
      },
    ],
  }
}

function pauseKey(rng: Rng, { what, many, start = [], watched = { see: 'picture', of: 'canvas' } }: Simulated): Requirement {
  const key = rng.pick(['P', 'H', 'K', 'X'])
  const them = many ? 'them' : 'it'
  const listen = (event: string, act: string): string =>
    `addEventListener('${event}', ({ key }) => { if (key.toLowerCase() === '${key.toLowerCase()}') ${act} })`
  return {
    name: 'pause key',
    kind: 'action',
    words: rng.pick([
      `The key ${key} stops ${what}; pressed again, it lets ${them} go on.`,
      `On the keyboard, ${key} halts ${what}, and ${key} once more sets ${them} going again.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        ...start,
        { do: 'key', key: key.toLowerCase() },
        { do: 'look', as: 'held', at: watched },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'still', at: watched },
        { do: 'key', key: key.toLowerCase() },
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'resumed', at: watched },
      ],
      expect: [
        { that: { of: 'still' }, is: 'equal', to: { of: 'held' } },
        { that: { of: 'resumed' }, is: 'different', to: { of: 'held' } },
      ],
    },
    built: { script: listen('keydown', 'toggle()') },
    worse: [
      {
        family: 'robustness',
        words: `The key ${key} stops ${what} for good.`,
        built: { script: listen('keydown', 'if (moving) toggle()') },
      },
      {
        family: 'weaken',
        words: `While the key ${key} is held down, ${what} ${many ? 'stand' : 'stands'} still; letting go of it ends the stop.`,
        built: { script: `${listen('keydown', 'if (moving) toggle()')}\n${listen('keyup', 'if (!moving) toggle()')}` },
      },
    ],
  }
}

function speedSlider(rng: Rng, { what, many, clock, pace, start = [], fastest }: Simulated): Requirement {
  const most = fastest ?? rng.int(3, 5)
  const slider = (meaning: string): Fragment => ({
    bar: `<label>Speed <input type="range" id="speed" min="0" max="${most}" step="0.1" value="1"></label>`,
    script: `find('#speed').oninput = () => { const value = Number(find('#speed').value); speed = ${meaning} }`,
  })
  const stand = `${what} ${many ? 'stand' : 'stands'} still`
  return {
    name: 'speed slider',
    kind: 'action',
    words: rng.pick([
      `A slider "Speed" runs from 0, where ${stand}, to ${most}, ${most} times as fast as usual; it begins at 1.`,
      `One sets the pace with a slider called "Speed": 1 is usual, ${most} at the right end is ${most} times that, and at 0 on the left ${stand}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'first', at: { see: 'value', of: 'role=slider[name="Speed"]' } },
        { do: 'fill', on: 'role=slider[name="Speed"]', value: String(most), thenMs: 0 },
        ...start,
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'fast', at: { see: 'number', of: clock } },
        { do: 'fill', on: 'role=slider[name="Speed"]', value: '0' },
        { do: 'look', as: 'held', at: { see: 'number', of: clock } },
        { do: 'wait', ms: 1500 },
        { do: 'look', as: 'still', at: { see: 'number', of: clock } },
      ],
      expect: [
        { that: { of: 'first' }, is: 'equal', to: '1' },
        { that: { of: 'fast' }, is: 'at-least', to: most * pace * 0.8 },
        { that: { of: 'still' }, is: 'equal', to: { of: 'held' } },
      ],
    },
    built: slider('value'),
    worse: [
      {
        family: 'weaken',
        words: `A slider "Speed" makes ${what} a little faster or slower, by a tenth at most.`,
        built: slider(`.9 + value / ${5 * most}`),
      },
      {
        family: 'contradict',
        words: `A slider "Speed" makes ${what} ${most} times as fast at its left end, and ${stand} at its right end.`,
        built: slider(`${most} - value`),
      },
    ],
  }
}

function restartButton(rng: Rng, { what, clock, clockName, pace, start = [] }: Simulated): Requirement {
  const label = rng.pick(['Restart', 'Start over', 'From the beginning'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="restart">${label}</button>`,
    script: `find('#restart').onclick = ${clicked}`,
  })
  const press = { do: 'press', on: `role=button[name="${label}"]`, thenMs: 100 } as const
  return {
    name: 'restart button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" puts ${what} back to where everything began, and ${clockName} to 0, as often as one likes.`,
      `Pressing "${label}" begins anew each time: ${clockName} is 0 again and ${what} as at first.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        ...start,
        { do: 'wait', ms: 1500 },
        { do: 'look', as: 'before', at: { see: 'number', of: clock } },
        press,
        { do: 'look', as: 'after', at: { see: 'number', of: clock } },
        ...start,
        { do: 'wait', ms: 1500 },
        press,
        { do: 'look', as: 'again', at: { see: 'number', of: clock } },
      ],
      expect: [
        { that: { of: 'before' }, is: 'at-least', to: pace },
        { that: { of: 'after' }, is: 'at-most', to: pace * 0.5 },
        { that: { of: 'again' }, is: 'at-most', to: pace * 0.5 },
      ],
    },
    built: button('restart'),
    worse: [
      {
        family: 'robustness',
        words: `A button "${label}" begins anew; once is enough.`,
        built: button(`() => { restart(); find('#restart').onclick = null }`),
      },
      {
        family: 'weaken',
        words: `A button "${label}" stops ${what} for half a second and changes nothing else.`,
        built: button(`() => { const kept = speed; speed = 0; setTimeout(() => { speed = kept }, 500) }`),
      },
    ],
  }
}
