import type { Rng } from '../../core/rng.ts'
import type { DrawingPad } from './drawing-pad-themes.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, drag, look, lookCount, lookNumber, pageCheck, press, wait } from './page-steps.ts'
import { themeRequirement } from './theme-requirement.ts'

/** What is to be seen on a drawing pad. */
export function drawingPadFeatures(rng: Rng, pad: DrawingPad): Requirement[] {
  return [themeRequirement(rng, pad.theme), sheet(rng, pad), counter(rng), idea(rng, pad)]
}

function sheet(rng: Rng, { sheet: { name, ground, lines, draw } }: DrawingPad): Requirement {
  const paper = (ground: string, lines: string, draw: string): Fragment => ({
    script: `ground = '${ground}'\npaper = () => {\nsheet.strokeStyle = sheet.fillStyle = '${lines}'\n${draw}\n}`,
  })
  const share = (colour: string) => ({ see: 'share', of: 'canvas', colour }) as const
  return {
    name: 'paper',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `One draws on ${name}: ${ground} with a pattern in ${lines}.`,
      `The sheet is ${name} (${ground}, pattern ${lines}) all over.`,
      `As ground of the picture I imagine ${name}, ${lines} on ${ground}.`,
    ]),
    check: pageCheck(
      [wait(300), look('ground', share(ground)), look('lines', share(lines))],
      [compare('ground', 'more', 0.5), compare('lines', 'more', 0.015)],
    ),
    built: paper(ground, lines, draw),
    worse: [
      { family: 'weaken', words: `The sheet is blank, in ${ground}.`, built: paper(ground, lines, '') },
      { family: 'style', words: 'The sheet is brown cardboard, #c9a26b, without a pattern.', built: paper('#c9a26b', '#c9a26b', '') },
    ],
  }
}

function counter(rng: Rng): Requirement {
  const shown = (text: string): Fragment => ({
    header: '<output id="count"></output>',
    script: `changes.push(() => { find('#count').textContent = ${text} })`,
  })
  return {
    name: 'stroke counter',
    kind: 'feature',
    words: rng.pick([
      'At the top right one reads how many strokes there are on the sheet, as "Strokes: 3".',
      'A counter, "Strokes: 0" at first, tells of how many strokes the picture consists.',
    ]),
    check: pageCheck(
      [
        lookNumber('none', 'text=/^Strokes: \\d/'),
        drag('canvas', [0.2, 0.3], [0.4, 0.5]),
        drag('canvas', [0.5, 0.3], [0.7, 0.5]),
        lookNumber('two', 'text=/^Strokes: \\d/'),
      ],
      [compare('none', 'equal', 0), compare('two', 'equal', 2)],
    ),
    built: shown(`'Strokes: ' + strokes.length`),
    worse: [
      {
        family: 'weaken',
        words: 'At the top right one reads "Empty", or "Begun" once there is a stroke.',
        built: shown(`strokes.length ? 'Begun' : 'Empty'`),
      },
      {
        family: 'contradict',
        words: 'At the top right one reads how many of twenty strokes are left, as "Strokes: 17".',
        built: shown(`'Strokes: ' + (20 - strokes.length)`),
      },
    ],
  }
}

function idea(rng: Rng, { subject: { ideas } }: DrawingPad): Requirement {
  const suggested = (list: readonly string[], next: string): Fragment => ({
    header: '<span id="idea"></span><button id="another">Another idea</button>',
    script: `const ideas = ${JSON.stringify(list)}
let thought = 0
const suggest = () => { find('#idea').textContent = 'Draw ' + ideas[thought] }
find('#another').onclick = () => { ${next}; suggest() }
suggest()`,
  })
  const [first, second, third] = ideas as [string, string, string]
  return {
    name: 'ideas',
    kind: 'action',
    words: rng.pick([
      `Above the sheet stands a suggestion, "Draw ${first}" at first; a button "Another idea" goes on to "Draw ${second}", "Draw ${third}" and others.`,
      `It proposes what to draw, starting with "Draw ${first}"; each press on "Another idea" brings the next: ${ideas.slice(1, 4).join(', ')} and so on.`,
    ]),
    check: pageCheck(
      [
        lookCount('first', `text="Draw ${first}"`),
        press(button('Another idea')),
        lookCount('second', `text="Draw ${second}"`),
        press(button('Another idea')),
        lookCount('third', `text="Draw ${third}"`),
      ],
      [compare('first', 'at-least', 1), compare('second', 'at-least', 1), compare('third', 'at-least', 1)],
    ),
    built: suggested(ideas, 'thought = (thought + 1) % ideas.length'),
    worse: [
      { family: 'weaken', words: `Above the sheet stands a suggestion, "Draw ${first}".`, built: suggested(ideas, '') },
      {
        family: 'robustness',
        words: `Above the sheet stands "Draw ${first}"; a button "Another idea" changes it to "Draw ${second}", and that is all.`,
        built: suggested(ideas, 'thought = 1'),
      },
    ],
  }
}
