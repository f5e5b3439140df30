import type { Rng } from '../../core/rng.ts'
import { type Crayon, type DrawingPad, INK } from './drawing-pad-themes.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, drag, fill, look, pageCheck, press, pressKey, seen } from './page-steps.ts'

const share = (colour: string) => ({ see: 'share', of: 'canvas', colour }) as const

/** Colour and width of the line, and what rubs it out. */
export function drawingPadPens(rng: Rng, pad: DrawingPad): Requirement[] {
  return [crayons(rng, pad), keys(rng, pad), thickness(rng, pad), eraser(rng)]
}

const listed = (crayons: readonly Crayon[]) => crayons.map(({ name, colour }) => `${name} (${colour})`).join(', ')

function crayons(rng: Rng, { crayons }: DrawingPad): Requirement {
  const box = (crayons: readonly Crayon[], script = ''): Fragment => ({
    css: '.crayon { width: 30px; height: 30px; border-radius: 50%; padding: 0; border: 3px solid var(--panel) }\n.crayon:hover, .crayon[aria-pressed=true] { border-color: var(--ink) }',
    bar: crayons
      .map(({ name, colour }) => `<button class="crayon" aria-label="${name}" style="background: ${colour}" data-ink="${colour}"></button>`)
      .join(''),
    script: `for (const crayon of document.querySelectorAll('.crayon')) crayon.onclick = () => {
  ink = crayon.dataset.ink
  for (const other of document.querySelectorAll('.crayon')) other.ariaPressed = String(other === crayon)
}
${script}`,
  })
  const second = crayons[1]!
  const last = crayons.at(-1)!
  return {
    name: 'crayons',
    kind: 'action',
    words: rng.pick([
      `A button for each of ${crayons.length} colours to draw with: ${listed(crayons)}; what is chosen stays chosen.`,
      `One draws in ${listed(crayons)}: round buttons with these names set the colour from then on.`,
    ]),
    check: pageCheck(
      [
        press(button(second.name)),
        drag('canvas', [0.2, 0.2], [0.7, 0.3]),
        look('second', share(second.colour)),
        look('none', share(last.colour)),
        press(button(last.name)),
        drag('canvas', [0.2, 0.5], [0.7, 0.6]),
        look('one', share(last.colour)),
        drag('canvas', [0.2, 0.7], [0.7, 0.8]),
        look('two', share(last.colour)),
      ],
      [compare('second', 'more', 0.002), compare('one', 'more', seen('none', 1, 0.002)), compare('two', 'more', seen('one', 1, 0.002))],
    ),
    built: box(crayons),
    worse: [
      {
        family: 'weaken',
        words: `One colour to draw with, ${listed(crayons.slice(0, 1))}, has a button.`,
        built: box(crayons.slice(0, 1)),
      },
      {
        family: 'robustness',
        words: `A button for each of ${crayons.length} colours: ${listed(crayons)}; a choice holds for one stroke.`,
        built: box(crayons, `ended.push(() => { ink = '${INK}' })`),
      },
    ],
  }
}

function keys(rng: Rng, { crayons }: DrawingPad): Requirement {
  const typed = (crayons: readonly Crayon[]): Fragment => ({
    script: `const inks = ${JSON.stringify(crayons.map(({ colour }) => colour))}
addEventListener('keydown', ({ key }) => { ink = inks[key - 1] ?? ink })`,
  })
  const few = crayons.slice(0, 3)
  const [first, , third] = few as [Crayon, Crayon, Crayon]
  return {
    name: 'colour keys',
    kind: 'action',
    words: rng.pick([
      `The keys 1, 2 and 3 set the colour to ${listed(few)}, in this order.`,
      `Quick change by keyboard: ${few.map(({ name, colour }, n) => `${n + 1} = ${name} (${colour})`).join(', ')}.`,
    ]),
    check: pageCheck(
      [
        pressKey('1'),
        look('before', share(first.colour)),
        drag('canvas', [0.2, 0.2], [0.7, 0.3]),
        look('first', share(first.colour)),
        pressKey('3'),
        look('none', share(third.colour)),
        drag('canvas', [0.2, 0.6], [0.7, 0.7]),
        look('third', share(third.colour)),
      ],
      [compare('first', 'more', seen('before', 1, 0.002)), compare('third', 'more', seen('none', 1, 0.002))],
    ),
    built: typed(few),
    worse: [
      { family: 'weaken', words: `The key 1 sets the colour to ${listed([first])}.`, built: typed([first]) },
      {
        family: 'contradict',
        words: `The keys 1, 2 and 3 set the colour to ${listed([...few].reverse())}, in this order.`,
        built: typed([...few].reverse()),
      },
    ],
  }
}

function thickness(rng: Rng, { thickest }: DrawingPad): Requirement {
  const slider = (value: string): Fragment => ({
    bar: `<label>Thickness <input type="range" id="thick" min="1" max="${thickest}" value="4"></label>`,
    script: `find('#thick').oninput = (event) => { const value = Number(event.target.value); thick = ${value} }`,
  })
  const control = 'role=slider[name="Thickness"]'
  return {
    name: 'thickness slider',
    kind: 'action',
    words: rng.pick([
      `A slider "Thickness" from 1 to ${thickest} sets the width of the line in pixels.`,
      `How thick the line is, between 1 and ${thickest} pixels, one sets with a slider called "Thickness".`,
    ]),
    check: pageCheck(
      [
        fill(control, 1),
        look('none', share(INK)),
        drag('canvas', [0.2, 0.2], [0.7, 0.3]),
        look('thin', share(INK)),
        fill(control, thickest),
        drag('canvas', [0.2, 0.6], [0.7, 0.7]),
        look('thick', share(INK)),
      ],
      [compare('thin', 'less', seen('none', 1, 0.01)), compare('thick', 'more', seen('thin', 1, 0.025))],
    ),
    built: slider('value'),
    worse: [
      {
        family: 'weaken',
        words: `A slider "Thickness" from 1 to ${thickest} makes the line a little thicker, up to 8 pixels.`,
        built: slider(`1 + value / ${thickest} * 7`),
      },
      {
        family: 'contradict',
        words: `A slider "Thickness" from 1 to ${thickest}: the further right, the thinner the line.`,
        built: slider(`${thickest + 1} - value`),
      },
    ],
  }
}

function eraser(rng: Rng): Requirement {
  const wipes = (tool: 'pen' | 'spot', pressed = 'wiping = !wiping'): Fragment => ({
    bar: '<button id="eraser">Eraser</button>',
    script: `let wiping = false
find('#eraser').onclick = () => { ${pressed}; find('#eraser').ariaPressed = String(wiping) }
drawings.spot = ({ points }) => drawings.pen({ points: points.slice(0, 1) })
began.push(() => { if (wiping) Object.assign(current, { tool: '${tool}', wipes: true, thick: thick * 4 }) })`,
  })
  const path = drag('canvas', [0.2, 0.4], [0.7, 0.6])
  return {
    name: 'eraser',
    kind: 'action',
    words: rng.pick([
      'A button "Eraser" turns the line into an eraser that rubs out what was drawn; pressed again, one draws as before.',
      'With "Eraser" one rubs out parts of strokes; the next press on it gives the pen back.',
    ]),
    check: pageCheck(
      [
        path,
        look('drawn', share(INK)),
        press(button('Eraser'), 4500),
        path,
        look('rubbed', share(INK)),
        press(button('Eraser'), 4500),
        path,
        look('again', share(INK)),
      ],
      [compare('drawn', 'more', 0.002), compare('rubbed', 'less', seen('drawn', 0.2)), compare('again', 'more', seen('drawn', 0.7))],
    ),
    built: wipes('pen'),
    worse: [
      {
        family: 'weaken',
        words:
          'After a press on "Eraser" a click rubs out a spot, but the eraser does not follow the mouse; pressed again, one draws as before.',
        built: wipes('spot'),
      },
      {
        family: 'robustness',
        words: 'A button "Eraser" turns the line into an eraser for good.',
        built: wipes('pen', 'wiping = true'),
      },
    ],
  }
}
