import type { Rng } from '../../core/rng.ts'
import { INK } from './drawing-pad-themes.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, drag, look, pageCheck, press, seen, wait } from './page-steps.ts'

/** A note that a press may call up, and that moves the sheet, is gone again. */
const SETTLED = 4500
const INKED = { see: 'share', of: 'canvas', colour: INK } as const
const UPPER = { ...INKED, part: { x: 0, y: 0, width: 1, height: 0.45 } } as const
const LOWER = { ...INKED, part: { x: 0, y: 0.45, width: 1, height: 0.55 } } as const
const ABOVE = drag('canvas', [0.2, 0.15], [0.7, 0.35])
const BELOW = drag('canvas', [0.2, 0.75], [0.7, 0.6])

/** What one can do with what has been drawn. */
export function drawingPadEdits(rng: Rng): Requirement[] {
  return [undo(rng), clear(rng), replay(rng)]
}

function undo(rng: Rng): Requirement {
  const takes = (pressed: string): Fragment => ({
    bar: '<button id="undo">Undo</button>',
    script: `find('#undo').onclick = () => { ${pressed}; paint() }`,
  })
  return {
    name: 'undo button',
    kind: 'action',
    words: rng.pick([
      'A button "Undo" takes back the last stroke, then the one before, and so on.',
      'Strokes can be taken back one by one, newest first, with "Undo".',
    ]),
    check: pageCheck(
      [
        ABOVE,
        BELOW,
        look('upper', UPPER),
        look('lower', LOWER),
        press(button('Undo'), SETTLED),
        look('upperLeft', UPPER),
        look('lowerLeft', LOWER),
        press(button('Undo'), SETTLED),
        look('end', INKED),
      ],
      [
        compare('upper', 'more', 0.002),
        compare('lower', 'more', 0.002),
        compare('upperLeft', 'more', seen('upper', 0.7)),
        compare('lowerLeft', 'less', seen('lower', 0.2)),
        compare('end', 'less', seen('upper', 0.1)),
      ],
    ),
    built: takes('strokes.pop()'),
    worse: [
      {
        family: 'weaken',
        words: 'A button "Undo" takes back the last stroke, but none before it.',
        built: takes('if (strokes.length > 1) strokes.pop()'),
      },
      { family: 'contradict', words: 'A button "Undo" takes back the oldest stroke first.', built: takes('strokes.shift()') },
    ],
  }
}

function clear(rng: Rng): Requirement {
  const empties = (kept: string, options = ''): Fragment => ({
    bar: '<button id="clear">Clear</button>',
    script: `find('#clear').addEventListener('click', () => { strokes = ${kept}; paint() }${options})`,
  })
  return {
    name: 'clear button',
    kind: 'action',
    words: rng.pick([
      'A button "Clear" empties the sheet, whenever it is pressed.',
      'With "Clear" one starts anew on an empty sheet, as often as one likes.',
    ]),
    check: pageCheck(
      [
        ABOVE,
        BELOW,
        look('drawn', INKED),
        press(button('Clear'), SETTLED),
        look('cleared', INKED),
        BELOW,
        look('anew', INKED),
        press(button('Clear'), SETTLED),
        look('again', INKED),
      ],
      [
        compare('drawn', 'more', 0.002),
        compare('cleared', 'less', seen('drawn', 0.1)),
        compare('anew', 'more', 0.002),
        compare('again', 'less', seen('drawn', 0.1)),
      ],
    ),
    built: empties('[]'),
    worse: [
      { family: 'weaken', words: 'A button "Clear" removes all strokes but the first.', built: empties('strokes.slice(0, 1)') },
      { family: 'robustness', words: 'A button "Clear" empties the sheet, once.', built: empties('[]', ', { once: true }') },
    ],
  }
}

function replay(rng: Rng): Requirement {
  const shows = (start: string, add: string): Fragment => ({
    bar: '<button id="replay">Replay</button>',
    script: `find('#replay').onclick = () => {
  const all = strokes
  strokes = ${start}
  paint()
  all.forEach((stroke, n) => setTimeout(() => { ${add}; paint() }, 600 * (n + 1)))
}`,
  })
  return {
    name: 'replay button',
    kind: 'action',
    words: rng.pick([
      'A button "Replay" shows how the picture came about: the sheet is empty for a moment, then the strokes come back one after the other.',
      'Pressing "Replay", one sees an empty sheet and then stroke by stroke the whole picture again, at least half a second each.',
    ]),
    check: pageCheck(
      [
        ABOVE,
        look('one', INKED),
        BELOW,
        look('two', INKED),
        press(button('Replay'), 100),
        look('begun', INKED),
        wait(700),
        look('half', INKED),
        wait(5000),
        look('end', INKED),
      ],
      [
        compare('begun', 'less', seen('one', 0.2)),
        compare('half', 'more', seen('one', 0.7)),
        compare('half', 'less', seen('two', 0.8)),
        compare('end', 'more', seen('half', 1.3)),
      ],
    ),
    built: shows('[]', 'strokes.push(stroke)'),
    worse: [
      {
        family: 'weaken',
        words: 'A button "Replay" empties the sheet for a moment; then the whole picture is back at once.',
        built: shows('[]', 'strokes = all'),
      },
      {
        family: 'contradict',
        words: 'A button "Replay" takes the strokes away one after the other.',
        built: shows('[...all]', 'strokes.shift()'),
      },
    ],
  }
}
