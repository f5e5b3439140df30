import type { Rng } from '../../core/rng.ts'
import { drawingPadEdits } from './drawing-pad-edits.ts'
import { drawingPadFeatures } from './drawing-pad-features.ts'
import { drawingPadPens } from './drawing-pad-pens.ts'
import { drawingPadShapes } from './drawing-pad-shapes.ts'
import { CRAYONS, DRAWING_THEMES, type DrawingPad, INK, SHEETS } from './drawing-pad-themes.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { PAGE_THEMES } from './page-themes.ts'

/** A sheet to draw on with mouse or finger. */
export const drawingPad: MiniAppFamily = {
  name: 'drawing-pad',
  domain: 'tool',
  draw(rng) {
    const pad = drawPad(rng)
    const noun = rng.pick([
      'a drawing pad',
      'a sketch book page',
      'a simple paint program',
      'a doodle board',
      'a sheet to draw on',
      'a small studio',
    ])
    return {
      title: pad.subject.title,
      wish: `${noun} for ${pad.subject.about} (a dark line, ${INK}, follows the mouse or finger while it is held down)`,
      base: baseOf(),
      requirements: [...drawingPadFeatures(rng, pad), ...drawingPadPens(rng, pad), ...drawingPadShapes(rng, pad), ...drawingPadEdits(rng)],
    }
  },
}

function drawPad(rng: Rng): DrawingPad {
  return {
    subject: rng.pick(DRAWING_THEMES),
    theme: rng.pick(PAGE_THEMES),
    sheet: rng.pick(SHEETS),
    crayons: rng.shuffle(CRAYONS).slice(0, rng.int(3, 6)),
    thickest: rng.int(5, 9) * 5,
    stamp: rng.pick(['Star', 'Heart', 'Flower']),
    upright: rng.next() < 0.5,
    shape: rng.pick(['Rectangle', 'Ellipse']),
  }
}

function baseOf(): Fragment {
  return {
    css: `:root { --back: #8b9096; --panel: #a6a9ad; --line: #636970; --ink: #101214; --accent: #33383e }
main { margin: 0 18px }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 10px; cursor: crosshair; touch-action: none }
footer button { padding: 5px 11px }
button[aria-pressed=true] { background: var(--accent); color: var(--back); border-color: var(--accent) }`,
    stage: '<canvas aria-label="sheet"></canvas>',
    script: `const canvas = find('canvas'), sheet = canvas.getContext('2d'), layer = document.createElement('canvas'), pen = layer.getContext('2d')
let width = 0, height = 0, current, ink = '${INK}', thick = 4, tool = 'pen', ground = '#ffffff', paper = () => {}
let strokes = []
const changes = [], reflections = []
const drawings = {
  pen: ({ points }) => {
    pen.beginPath()
    points.forEach(([x, y]) => pen.lineTo(x, y))
    if (points.length === 1) pen.lineTo(points[0][0] + .01, points[0][1])
    pen.stroke()
  },
}
const one = (stroke) => {
  pen.globalCompositeOperation = stroke.wipes ? 'destination-out' : 'source-over'
  pen.strokeStyle = pen.fillStyle = stroke.ink
  pen.lineWidth = stroke.thick
  pen.lineCap = pen.lineJoin = 'round'
  drawings[stroke.tool](stroke)
}
const paint = () => {
  sheet.fillStyle = ground
  sheet.fillRect(0, 0, width, height)
  paper()
  pen.clearRect(0, 0, width, height)
  for (const stroke of strokes) {
    one(stroke)
    for (const reflect of stroke.reflections) {
      pen.save()
      reflect()
      one(stroke)
      pen.restore()
    }
  }
  sheet.save()
  sheet.resetTransform()
  sheet.drawImage(layer, 0, 0)
  sheet.restore()
  for (const hook of changes) hook()
}
const fit = () => {
  const box = canvas.getBoundingClientRect(), scale = devicePixelRatio || 1
  width = box.width
  height = box.height
  for (const { canvas } of [sheet, pen]) {
    canvas.width = Math.max(1, width * scale)
    canvas.height = Math.max(1, height * scale)
  }
  for (const each of [sheet, pen]) each.setTransform(scale, 0, 0, scale, 0, 0)
  paint()
}
const choose = (name) => {
  tool = tool === name ? 'pen' : name
  for (const button of document.querySelectorAll('[data-tool]')) button.ariaPressed = String(button.dataset.tool === tool)
}
const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top] }
const began = []
canvas.onpointerdown = (event) => {
  current = { tool, ink, thick, points: [at(event)], reflections: [...reflections] }
  strokes.push(current)
  for (const hook of began) hook()
  paint()
}
canvas.onpointermove = (event) => {
  if (!current) return
  current.points.push(at(event))
  paint()
}
const ended = []
addEventListener('pointerup', () => {
  if (!current) return
  current = undefined
  for (const hook of ended) hook()
})
queueMicrotask(() => { fit(); new ResizeObserver(fit).observe(canvas) })`,
  }
}
