import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { particleFieldActions } from './particle-field-actions.ts'
import { particleFieldControls } from './particle-field-controls.ts'
import { particleFieldFeatures } from './particle-field-features.ts'
import { DAY_PALETTES, NIGHT_PALETTES, PARTICLE_SUBJECTS, type ParticleField } from './particle-field-subjects.ts'

/** Something that floats over a dark ground and answers the mouse: a canvas animation with controls. */
export const particleField: MiniAppFamily = {
  name: 'particle-field',
  domain: 'simulation',
  draw(rng) {
    const field = drawField(rng)
    const scene = rng.pick(['a calm field', 'a lively scene', 'an animation', 'a moving picture', 'a restful screen', 'a window full'])
    return {
      title: field.subject.title,
      wish: `${scene} of ${field.count} ${field.subject.plural} ${field.subject.moving}`,
      base: baseOf(field),
      requirements: [...particleFieldFeatures(rng, field), ...particleFieldActions(rng, field), ...particleFieldControls(rng, field)],
    }
  },
}

function drawField(rng: Rng): ParticleField {
  const count = rng.int(8, 20) * 10
  return {
    subject: rng.pick(PARTICLE_SUBJECTS),
    count,
    first: rng.pick(NIGHT_PALETTES),
    second: rng.pick(DAY_PALETTES),
    pull: rng.next() < 0.6,
    reach: rng.int(5, 8) * 20,
    fastest: rng.int(3, 6),
    burst: Math.ceil((count * (0.35 + rng.next() * 0.25)) / 10) * 10,
  }
}

function baseOf({ subject, count }: ParticleField): Fragment {
  return {
    css: `:root { --back: #14161a; --panel: #262a31; --line: #5b6470; --ink: #eef1f6; --accent: #9fb4d0 }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; cursor: crosshair; touch-action: none }`,
    stage: '<canvas aria-label="animation"></canvas>',
    script: `const canvas = find('canvas'), pen = canvas.getContext('2d')
let width = 0, height = 0, speed = 1, grow = 1, moving = true, ground = '#14161a', shades = ['#8b929c']
const dots = [], forces = []
const add = (x, y) => dots.push({ x, y, vx: 0, vy: 0, angle: Math.random() * 6.3, turn: Math.random() * 6.3, spin: Math.random() * 2 - 1, pace: 18 + Math.random() * 34, size: 1.2 + Math.random() * 2, shade: Math.random() })
const anywhere = () => add(Math.random() * (width + 40) - 20, Math.random() * (height + 40) - 20)
const disc = (radius) => { pen.beginPath(); pen.arc(0, 0, radius, 0, 7); pen.fill() }
let paint = () => pen.fillRect(-2, -2, 4, 4)
const fit = () => {
  const box = canvas.getBoundingClientRect(), scale = devicePixelRatio || 1
  canvas.width = box.width * scale
  canvas.height = box.height * scale
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  for (const dot of dots) {
    dot.x = width > 0 ? dot.x * box.width / width : Math.random() * box.width
    dot.y = height > 0 ? dot.y * box.height / height : Math.random() * box.height
  }
  width = box.width
  height = box.height
}
fit()
new ResizeObserver(fit).observe(canvas)
for (let n = 0; n < ${count}; n++) anywhere()
const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top] }
const wrap = (value, size) => (value < -20 ? size + 20 : value > size + 20 ? -20 : value)
const step = (dot, time) => {
  dot.angle += (Math.random() - .5) * 3 * time
  dot.turn += dot.spin * time
  for (const force of forces) force(dot, time)
  dot.vx *= 1 - Math.min(1, 1.6 * time)
  dot.vy *= 1 - Math.min(1, 1.6 * time)
  dot.x = wrap(dot.x + (Math.cos(dot.angle) * .6 + ${round(subject.wind[0] * 1.6)}) * dot.pace * time + dot.vx * time, width)
  dot.y = wrap(dot.y + (Math.sin(dot.angle) * .6 + ${round(subject.wind[1] * 1.6)}) * dot.pace * time + dot.vy * time, height)
}`,
    frame: `pen.globalAlpha = 1
pen.fillStyle = ground
pen.fillRect(0, 0, width, height)
for (const dot of dots) {
  if (moving) step(dot, dt * speed)
  pen.save()
  pen.translate(dot.x, dot.y)
  pen.rotate(${subject.shape.turning ? 'dot.turn' : 'Math.sin(dot.turn) * .3'})
  pen.scale(grow, grow)
  pen.fillStyle = pen.strokeStyle = shades[Math.floor(dot.shade * shades.length)]
  paint(dot)
  pen.restore()
}`,
  }
}

const round = (value: number) => Math.round(value * 100) / 100
