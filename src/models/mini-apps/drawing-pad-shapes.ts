import type { Rng } from '../../core/rng.ts'
import { type DrawingPad, INK } from './drawing-pad-themes.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, click, compare, drag, look, pageCheck, press, seen } from './page-steps.ts'

/** How much of the dark ink is around a place. */
const inkNear = (x: number, y: number, width: number, height: number) =>
  ({ see: 'share', of: 'canvas', colour: INK, part: { x: x - width / 2, y: y - height / 2, width, height } }) as const

/** What one can draw other than lines, and the mirror. */
export function drawingPadShapes(rng: Rng, pad: DrawingPad): Requirement[] {
  return [stamp(rng, pad), shape(rng, pad), mirror(rng, pad)]
}

const STAMPS = {
  Star: 'for (let tip = 0; tip < 10; tip++) { const reach = tip % 2 ? .45 : 1; pen.lineTo(x + Math.sin(tip * Math.PI / 5) * size * reach, y - Math.cos(tip * Math.PI / 5) * size * reach) }',
  Heart:
    'pen.moveTo(x, y + size); pen.bezierCurveTo(x - size * 2, y - size * .3, x - size * .7, y - size * 1.4, x, y - size * .4); pen.bezierCurveTo(x + size * .7, y - size * 1.4, x + size * 2, y - size * .3, x, y + size)',
  Flower:
    'for (let n = 0; n < 6; n++) { const u = x + Math.sin(n * Math.PI / 3) * size * .6, v = y + Math.cos(n * Math.PI / 3) * size * .6; pen.moveTo(u, v); pen.arc(u, v, size * .38, 0, 7) }',
}

function stamp(rng: Rng, { stamp }: DrawingPad): Requirement {
  const low = stamp.toLowerCase()
  const stamps = (size: number, script = ''): Fragment => ({
    bar: `<button data-tool="stamp" id="stamp">${stamp}</button>`,
    script: `drawings.stamp = ({ points }) => {
  const [x, y] = points[points.length - 1], size = ${size}
  pen.beginPath()
  ${STAMPS[stamp]}
  pen.fill()
}
find('#stamp').onclick = () => choose('stamp')
${script}`,
  })
  return {
    name: 'stamp',
    kind: 'action',
    words: rng.pick([
      `After a press on "${stamp}", each click puts a filled ${low} about 45 pixels across on the sheet; pressed again, one draws lines.`,
      `A button "${stamp}" turns the pen into a stamp: every click prints a ${low} of some 45 pixels, until the button is pressed again.`,
    ]),
    check: pageCheck(
      [
        press(button(stamp), 4500),
        click('canvas', 0.3, 0.4),
        look('one', inkNear(0.3, 0.4, 0.1, 0.2)),
        click('canvas', 0.7, 0.6),
        look('two', inkNear(0.7, 0.6, 0.1, 0.2)),
      ],
      [compare('one', 'more', 0.08), compare('two', 'more', 0.08)],
    ),
    built: stamps(23),
    worse: [
      {
        family: 'weaken',
        words: `After a press on "${stamp}", each click puts a tiny ${low}, as small as a crumb, on the sheet.`,
        built: stamps(5),
      },
      {
        family: 'robustness',
        words: `A press on "${stamp}" is good for one ${low}; then one draws lines again.`,
        built: stamps(23, `ended.push(() => { if (tool === 'stamp') choose('stamp') })`),
      },
    ],
  }
}

function shape(rng: Rng, { shape }: DrawingPad): Requirement {
  const forms = {
    Rectangle: 'pen.strokeRect(x, y, u - x, v - y)',
    Ellipse: 'pen.beginPath(); pen.ellipse((x + u) / 2, (y + v) / 2, Math.abs(u - x) / 2, Math.abs(v - y) / 2, 0, 0, 7); pen.stroke()',
  }
  const draws = (form: string): Fragment => ({
    bar: `<button data-tool="shape" id="shape">${shape}</button>`,
    script: `drawings.shape = ({ points }) => {
  const [x, y] = points[0], [u, v] = points[points.length - 1]
  ${form}
}
find('#shape').onclick = () => choose('shape')`,
  })
  const low = shape === 'Ellipse' ? 'an ellipse' : 'a rectangle'
  const other = shape === 'Ellipse' ? 'Rectangle' : 'Ellipse'
  return {
    name: 'shape tool',
    kind: 'action',
    words: rng.pick([
      `With a button "${shape}" chosen, dragging draws ${low} between the two corners instead of a line.`,
      `"${shape}" is a tool: press it, drag from corner to corner, and the outline of ${low} appears.`,
    ]),
    check: pageCheck(
      [
        press(button(shape), 4500),
        drag('canvas', [0.2, 0.2], [0.6, 0.7]),
        look('corner', inkNear(0.6, 0.2, 0.06, 0.08)),
        look('top', inkNear(0.4, 0.2, 0.06, 0.08)),
      ],
      [compare('top', 'more', 0.03), compare('corner', shape === 'Ellipse' ? 'less' : 'more', 0.02)],
    ),
    built: draws(forms[shape]),
    worse: [
      {
        family: 'contradict',
        words: `With a button "${shape}" chosen, dragging draws a straight line from corner to corner.`,
        built: draws('pen.beginPath(); pen.moveTo(x, y); pen.lineTo(u, v); pen.stroke()'),
      },
      {
        family: 'subject',
        words: `With a button "${shape}" chosen, dragging draws ${other === 'Ellipse' ? 'an ellipse' : 'a rectangle'}.`,
        built: draws(forms[other]),
      },
    ],
  }
}

function mirror(rng: Rng, { upright }: DrawingPad): Requirement {
  const mirrors = (upright: boolean, unticked = 'reflections.length = 0'): Fragment => ({
    bar: '<label><input type="checkbox" id="mirror"> Mirror</label>',
    script: `const flip = () => { ${upright ? 'pen.translate(width, 0); pen.scale(-1, 1)' : 'pen.translate(0, height); pen.scale(1, -1)'} }
find('#mirror').onchange = (event) => { if (event.target.checked) reflections.push(flip); else { ${unticked} } }`,
  })
  const side = (upright: boolean) => (upright ? 'on the other side, left and right exchanged' : 'upside down, above and below exchanged')
  const box = 'role=checkbox[name="Mirror"]'
  const [x, y] = upright ? [0.75, 0.25] : [0.25, 0.75]
  return {
    name: 'mirror',
    kind: 'action',
    words: rng.pick([
      `While a box "Mirror" is ticked, every new stroke appears a second time ${side(upright)}.`,
      `A box "Mirror": ticked, each new stroke is repeated ${side(upright)}; unticked, it is not.`,
    ]),
    check: pageCheck(
      [
        press(box, 4500),
        drag('canvas', [0.15, 0.15], [0.35, 0.35]),
        look('mirrored', inkNear(x!, y!, 0.26, 0.26)),
        press(box, 4500),
        drag('canvas', [0.15, 0.35], [0.35, 0.15]),
        look('later', inkNear(x!, y!, 0.26, 0.26)),
      ],
      [compare('mirrored', 'more', 0.01), compare('later', 'less', seen('mirrored', 1.2))],
    ),
    built: mirrors(upright),
    worse: [
      {
        family: 'contradict',
        words: `While a box "Mirror" is ticked, every new stroke appears a second time ${side(!upright)}.`,
        built: mirrors(!upright),
      },
      {
        family: 'robustness',
        words: `Once a box "Mirror" has been ticked, every new stroke appears a second time ${side(upright)}, for good.`,
        built: mirrors(upright, ''),
      },
    ],
  }
}
