import type { Rng } from '../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import type { ParticlePalette, ParticleSubject } from './particle-field-subjects.ts'

/** The drawn parameters of one particle field. */
export interface ParticleField {
  readonly subject: ParticleSubject
  readonly count: number
  readonly first: ParticlePalette
  readonly second: ParticlePalette
  /** The mouse pulls; otherwise it drives away. */
  readonly pull: boolean
  /** How far the mouse reaches, in pixels. */
  readonly reach: number
  readonly slowest: number
  readonly fastest: number
  /** How many a click adds. */
  readonly burst: number
}

/** What a particle field is asked for: four things to see, five to do. */
export function particleFieldRequirements(rng: Rng, field: ParticleField): Requirement[] {
  return [...features(rng, field), ...actions(rng, field)]
}

function features(rng: Rng, { subject, first }: ParticleField): Requirement[] {
  const css = `:root { --back: ${first.ground}; --panel: ${first.panel}; --line: ${first.shades[0]}55; --ink: #f4f6fb; --accent: ${first.shades[0]} }`
  const counter = (count: string): Fragment => ({
    header: '<output id="count"></output>',
    frame: `find('#count').textContent = ${count} + ' ${subject.plural}'`,
  })
  return [
    {
      name: 'colours',
      kind: 'feature',
      essential: true,
      words: `The colours are ${first.name}, with several shades next to each other.`,
      built: { css, script: recolour(first.ground, first.shades) },
      broken: { css, script: recolour(first.ground, [first.panel]) },
    },
    {
      name: 'look',
      kind: 'feature',
      essential: true,
      words: `Each of the ${subject.plural} is drawn as ${subject.look}, and they differ in size.`,
      built: { script: `paint = (dot) => { ${subject.shape} }` },
      broken: { script: 'paint = () => pen.fillRect(-9, -9, 18, 18)' },
    },
    {
      name: 'counter',
      kind: 'feature',
      words: `A counter in the top right corner says how many ${subject.plural} there are at the moment.`,
      built: counter('dots.length'),
      broken: counter('Math.floor(before / 50) % 90'),
    },
    {
      name: 'trails',
      kind: 'feature',
      words: rng.pick(['Each one draws a short trail behind it that fades away.', 'They leave fading trails where they have been.']),
      built: { script: 'let sampled = 0', frame: TRAILS },
      broken: { script: 'fade = 0' },
    },
  ]
}

function actions(rng: Rng, { subject, second, pull, reach, slowest, fastest, burst }: ParticleField): Requirement[] {
  const slider = `<label>Speed <input type="range" id="speed" min="${slowest}" max="${fastest}" step="0.1" value="1"></label>`
  const pause = '<button id="pause">Pause</button>'
  const swap = (colours: string): Fragment => ({
    bar: '<button id="swap">Colours</button>',
    script: `let home
find('#swap').onclick = () => {
  if (home) { [ground, shades] = home; home = undefined }
  else { home = [ground, shades]; ${colours} }
}`,
  })
  return [
    {
      name: 'mouse force',
      kind: 'action',
      words: `Moving the mouse (or a finger) over the picture ${pull ? `pulls the ${subject.plural} near it towards it` : `makes the ${subject.plural} near it flee`}.`,
      built: { script: force(reach, pull ? 1 : -1) },
      broken: { script: force(reach, pull ? -1 : 1) },
    },
    {
      name: 'speed slider',
      kind: 'action',
      words: `A slider called "Speed" makes everything ${slowest === 0 ? 'stand still' : 'slow'} on its left end and ${fastest} times as fast on its right end.`,
      built: { bar: slider, script: `find('#speed').oninput = (event) => { speed = Number(event.target.value) }` },
      broken: { bar: slider },
    },
    {
      name: 'pause button',
      kind: 'action',
      words: 'A button "Pause" freezes the picture; it then reads "Resume" and starts it again.',
      built: {
        bar: pause,
        script: `find('#pause').onclick = () => { moving = !moving; find('#pause').textContent = moving ? 'Pause' : 'Resume' }`,
      },
      broken: {
        bar: pause,
        script: `let paused = false\nfind('#pause').onclick = () => { paused = !paused; find('#pause').textContent = paused ? 'Resume' : 'Pause' }`,
      },
    },
    {
      name: 'colour button',
      kind: 'action',
      words: `A button "Colours" switches to ${second.name}, and back.`,
      built: swap(recolour(second.ground, second.shades)),
      broken: swap(`shades = ['#6b6f76']`),
    },
    {
      name: 'click burst',
      kind: 'action',
      words: rng.pick([
        `A click into the picture adds ${burst} ${subject.plural} right there.`,
        `Clicking anywhere lets ${burst} more ${subject.plural} appear at that place.`,
      ]),
      built: {
        script: `canvas.onclick = (event) => { for (let n = 0; n < ${burst}; n++) { add(...at(event)); kick(dots.at(-1)) } }\n${KICK}`,
      },
      broken: { script: 'canvas.onclick = () => { dots.splice(0, 1); add(8, 8) }' },
    },
  ]
}

/** Lets added ones fly apart, so that one can see them. */
const KICK = `const kick = (dot) => { const way = Math.random() * 6.3; dot.vx = Math.cos(way) * 140; dot.vy = Math.sin(way) * 140 }`

/** Where each one was in the last .7 seconds, as a line that thins out. */
const TRAILS = `sampled += moving ? dt * speed : 0
const due = sampled > .04
if (due) sampled = 0
pen.lineCap = 'round'
for (const dot of dots) {
  dot.tail ??= []
  if (due) dot.tail = [[dot.x, dot.y], ...dot.tail].slice(0, 18)
  pen.strokeStyle = shades[Math.floor(dot.shade * shades.length)]
  pen.lineWidth = dot.size * 1.3
  let x = dot.x, y = dot.y
  for (let n = 1; n < dot.tail.length; n += 2) {
    const [u, v] = dot.tail[n]
    pen.globalAlpha = .45 * (1 - n / 18)
    pen.beginPath()
    if (Math.hypot(u - x, v - y) < 90) { pen.moveTo(x, y); pen.lineTo(u, v) }
    pen.stroke()
    x = u
    y = v
  }
}`

function recolour(ground: string, shades: readonly string[]): string {
  return `ground = '${ground}'; shades = ${JSON.stringify(shades)}`
}

function force(reach: number, sign: 1 | -1): string {
  return `let mouse
canvas.onpointermove = (event) => { mouse = at(event) }
canvas.onpointerleave = () => { mouse = undefined }
forces.push((dot, time) => {
  if (!mouse) return
  const dx = mouse[0] - dot.x, dy = mouse[1] - dot.y, far = Math.hypot(dx, dy)
  if (far > ${reach} || far < 4) return
  dot.vx += ${sign * 420} * dx / far * time
  dot.vy += ${sign * 420} * dy / far * time
})`
}
