import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, look, pageCheck, seen, wait } from './page-steps.ts'
import { type ParticleField, unlike } from './particle-field-subjects.ts'

/** What is to be seen in a particle field. */
export function particleFieldFeatures(rng: Rng, field: ParticleField): Requirement[] {
  return [colours(field), shape(field), counter(rng, field), trails(rng, field)]
}

function colours({ first: { name, ground, panel, ink, shades } }: ParticleField): Requirement {
  const css = `:root { --back: ${ground}; --panel: ${panel}; --line: ${shades[0]}77; --ink: ${ink}; --accent: ${shades[0]} }`
  const shown = (back: string, colours: readonly string[]): Fragment => ({
    css,
    script: `ground = '${back}'; shades = ${JSON.stringify(colours)}`,
  })
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: `The colours are ${name}: ground ${ground}, and next to each other the shades ${shades.join(', ')}.`,
    check: pageCheck(
      [
        wait(300),
        look('ground', { see: 'share', of: 'canvas', colour: ground }),
        look('one', { see: 'share', of: 'canvas', colour: shades[0] }),
        look('two', { see: 'share', of: 'canvas', colour: shades[1] }),
      ],
      [compare('ground', 'more', 0.4), compare('one', 'more', 0.0001), compare('two', 'more', 0.0001)],
    ),
    built: shown(ground, shades),
    worse: [
      { family: 'weaken', words: `All are of one shade, ${shades[0]}, on the ground ${ground}.`, built: shown(ground, [shades[0]]) },
      {
        family: 'style',
        words: 'Everything is in greys: light grey on dark grey.',
        built: shown('#33363a', ['#a9adb3', '#8d9197', '#c4c8ce']),
      },
    ],
  }
}

function shape({ subject: { plural, shape }, count }: ParticleField): Requirement {
  const drawn = (draw: string): Fragment => ({ script: `paint = (dot) => { ${draw} }` })
  const other = unlike(shape)
  return {
    name: 'look',
    kind: 'feature',
    essential: true,
    words: `Each of the ${plural} is drawn as ${shape.look}, and they differ in size.`,
    check: pageCheck(
      [wait(500), look('strokes', { see: 'painted', call: shape.call })],
      [compare('strokes', 'at-least', Math.floor(count * shape.least))],
    ),
    built: drawn(shape.draw),
    worse: [
      { family: 'weaken', words: `Each of the ${plural} is a plain dot, all of one size.`, built: drawn('disc(3)') },
      { family: 'subject', words: `Instead of ${plural}, each one is ${other.look}.`, built: drawn(other.draw) },
    ],
  }
}

function counter(rng: Rng, { subject: { plural }, count }: ParticleField): Requirement {
  const shown = (text: string): Fragment => ({
    header: '<output id="count"></output>',
    frame: `find('#count').textContent = ${text}`,
  })
  const label = `text=/^\\d+ ${plural}$/`
  return {
    name: 'counter',
    kind: 'feature',
    words: rng.pick([
      `A counter in the top right corner says how many there are at the moment: "${count} ${plural}" at first.`,
      `At the top right one can always read their number, such as "${count} ${plural}".`,
    ]),
    check: pageCheck(
      [wait(500), look('number', { see: 'number', of: label }), look('left', { see: 'boxes', of: label, side: 'left' })],
      [compare('number', 'equal', count), { that: { of: 'left', pick: 'max' }, is: 'more', to: 250 }],
    ),
    built: shown(`dots.length + ' ${plural}'`),
    worse: [
      { family: 'weaken', words: `At the top right stand the words "many ${plural}", without a number.`, built: shown(`'many ${plural}'`) },
      {
        family: 'subject',
        words: 'A counter in the top right corner says for how many seconds one has been watching.',
        built: {
          ...shown(`Math.floor(watched) + ' seconds'`),
          script: 'let watched = 0',
          frame: `watched += dt\n${shown(`Math.floor(watched) + ' seconds'`).frame}`,
        },
      },
    ],
  }
}

function trails(rng: Rng, { count }: ParticleField): Requirement {
  const curves = { see: 'painted', call: 'quadraticCurveTo' } as const
  return {
    name: 'trails',
    kind: 'feature',
    words: rng.pick([
      'Each one draws a long trail behind it that fades away within about a second.',
      'They leave fading trails: one sees where each has been in the last second.',
      'Behind each one glides a tail, a second long, thinning out to nothing.',
    ]),
    // What is painted over more of the picture may be so by chance; a tail of a second has seven pieces, a tiny one has one.
    check: pageCheck(
      [wait(50), look('start', curves), wait(1800), look('soon', curves)],
      [compare('soon', 'at-least', seen('start', 1, 4 * count))],
    ),
    built: { script: 'let sampled = 0', frame: tail(30) },
    worse: [
      { family: 'weaken', words: 'Each one draws a tiny trail, a few pixels long.', built: { script: 'let sampled = 0', frame: tail(3) } },
      { family: 'subject', words: 'Thin curved threads join each one to its neighbours.', built: { frame: THREADS } },
    ],
  }
}

/** Where each one was, sampled every .04 seconds, as a line that fades. */
const tail = (samples: number) => `sampled += moving ? dt * speed : 0
const due = sampled > .04
if (due) sampled = 0
for (const dot of dots) {
  dot.tail ??= []
  if (due) dot.tail = [[dot.x, dot.y], ...dot.tail].slice(0, ${samples})
  pen.strokeStyle = shades[Math.floor(dot.shade * shades.length)]
  pen.lineWidth = (1 + dot.size * .3) * grow
  let x = dot.x, y = dot.y
  for (let n = 2; n < dot.tail.length; n += 4) {
    const [u, v] = dot.tail[n]
    pen.globalAlpha = .6 * (1 - n / ${samples})
    pen.beginPath()
    if (Math.hypot(u - x, v - y) < 90) { pen.moveTo(x, y); pen.quadraticCurveTo(x, y, u, v) }
    pen.stroke()
    x = u
    y = v
  }
}`

const THREADS = `pen.globalAlpha = .35
pen.lineWidth = 1
pen.strokeStyle = shades[0]
pen.beginPath()
dots.forEach((dot, n) => dots.slice(n + 1).forEach((other) => {
  if (Math.abs(dot.x - other.x) + Math.abs(dot.y - other.y) > 45) return
  pen.moveTo(dot.x, dot.y)
  pen.quadraticCurveTo(dot.x, other.y, other.x, other.y)
}))
pen.stroke()`
