import type { Rng } from '../../core/rng.ts'
import type { Clock } from './clock-actions.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, equals, fill, lookCount, lookNumber, pageCheck, press, seen, wait } from './page-steps.ts'

/** What a clock can measure for one. */
export function clockTimers(rng: Rng, clock: Clock): Requirement[] {
  return [stopwatch(rng), timer(rng, clock)]
}

function stopwatch(rng: Rng): Requirement {
  const watch = (passing: string, reset = 'passed = 0; running = false'): Fragment => ({
    css: '#watch { min-width: 66px; text-align: right }',
    bar: '<button id="start">Start</button><button id="stop">Stop</button><button id="reset">Reset</button><output id="watch"></output>',
    script: `let passed = 0, running = false
find('#start').onclick = () => { running = true }
find('#stop').onclick = () => { running = false }
find('#reset').onclick = () => { ${reset} }`,
    frame: `if (running) passed += ${passing}\nfind('#watch').textContent = passed.toFixed(1) + ' s'`,
  })
  const reading = 'text=/^-?\\d+\\.\\d s$/'
  return {
    name: 'stopwatch',
    kind: 'action',
    words: rng.pick([
      'A stopwatch with the buttons "Start", "Stop" and "Reset" counts seconds with one decimal, like "12.3 s".',
      'One can take times: "Start" lets a stopwatch run ("12.3 s"), "Stop" holds it, "Reset" sets it to 0.0 s.',
    ]),
    check: pageCheck(
      [
        press(button('Start'), 4000),
        lookNumber('running', reading),
        press(button('Stop')),
        lookNumber('held', reading),
        wait(2000),
        lookNumber('still', reading),
        press(button('Reset')),
        lookNumber('zero', reading),
      ],
      [equals('running', 4, 0.5), compare('still', 'equal', seen('held')), compare('held', 'at-least', 3.5), compare('zero', 'equal', 0)],
    ),
    built: watch('dt'),
    worse: [
      {
        family: 'robustness',
        words: 'A stopwatch with the buttons "Start", "Stop" and "Reset", like "12.3 s"; once stopped, its time may stay for good.',
        built: watch('dt', ''),
      },
      {
        family: 'contradict',
        words: 'The buttons "Start", "Stop" and "Reset" belong to a counter that runs down below zero, like "-12.3 s".',
        built: watch('-dt'),
      },
    ],
  }
}

function timer(rng: Rng, { seconds }: Clock): Requirement {
  const counts = (text: string, length = "Number(find('#seconds').value)"): Fragment => ({
    bar: `<label>Seconds <input type="number" id="seconds" min="1" max="3600" value="${seconds}" style="width: 70px"></label><button id="set">Set timer</button><output id="left"></output>`,
    script: `let left
find('#set').onclick = () => { left = ${length} }`,
    frame: `if (left !== undefined) {
  left -= dt
  const full = Math.max(0, Math.ceil(left))
  find('#left').textContent = ${text}
}`,
  })
  const counting = `left > 0 ? full + ' s left' : 'Time is up'`
  return {
    name: 'timer',
    kind: 'action',
    words: rng.pick([
      `One enters a number in the field "Seconds" (${seconds} at first) and presses "Set timer": the time left is counted down like "25 s left", and at the end one reads "Time is up".`,
      `An egg timer: a field "Seconds" with ${seconds} in it, a button "Set timer", a countdown such as "25 s left" and in the end the words "Time is up".`,
    ]),
    check: pageCheck(
      [
        fill('role=spinbutton[name="Seconds"]', 9),
        press(button('Set timer'), 3500),
        lookNumber('soon', 'text=/^\\d+ s left$/'),
        lookCount('early', 'text="Time is up"'),
        wait(6500),
        lookCount('end', 'text="Time is up"'),
      ],
      [equals('soon', 6, 1), compare('early', 'equal', 0), compare('end', 'at-least', 1)],
    ),
    built: counts(counting),
    worse: [
      {
        family: 'weaken',
        words: 'After a press on "Set timer" the number from the field "Seconds" is counted down like "25 s left", to "0 s left".',
        built: counts(`full + ' s left'`),
      },
      {
        family: 'contradict',
        words: 'Whatever the field "Seconds" says, "Set timer" counts down five minutes like "299 s left" and ends with "Time is up".',
        built: counts(counting, '300'),
      },
    ],
  }
}
