import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { pendulumRequirements } from './pendulum-requirements.ts'
import { PENDULUM_SUBJECTS, type Pendulum } from './pendulum-subjects.ts'
import { SIMULATION_PALETTES } from './simulation-palettes.ts'
import { SIMULATION_STAGE } from './simulation-stage.ts'

/** A row of pendulums or of weights on springs, each a little faster than the one before. */
export const pendulum: MiniAppFamily = {
  name: 'pendulum',
  domain: 'simulation',
  draw(rng) {
    const drawn = drawPendulum(rng)
    const { subject, count, period } = drawn
    const motion = subject.spring ? 'going up and down' : 'swinging to and fro'
    return {
      title: subject.title,
      wish: `${rng.pick([
        `a row of ${count} ${subject.things}, ${motion}`,
        `a physics toy with ${count} ${subject.things} ${motion} side by side`,
        `an animation of ${count} ${subject.things}, ${motion} at different speeds`,
      ])}, let go together without friction; the slowest takes ${period} seconds for one swing and each of the others a little less, and one reads "Time: 12.3 s" and "Swings: 4", the full swings of the slowest`,
      base: baseOf(drawn),
      requirements: pendulumRequirements(rng, drawn),
    }
  },
}

function drawPendulum(rng: Rng): Pendulum {
  return {
    subject: rng.pick(PENDULUM_SUBJECTS),
    palette: rng.pick(SIMULATION_PALETTES),
    count: rng.int(4, 11),
    period: rng.int(12, 20) / 10,
    start: rng.int(30, 50) / 100,
  }
}

function baseOf({ subject, count, period, start }: Pendulum): Fragment {
  const hang = subject.spring
    ? 'return [place, 20 + long * (.55 - bob.a * .8)]'
    : 'const far = long * (bob.period / bobs[0].period) ** 2 * .92\n  return [place + Math.sin(bob.a) * far, 20 + Math.cos(bob.a) * far]'
  const rope = subject.spring
    ? 'for (let n = 0; n < 15; n++) pen.lineTo(place + (n % 2 ? 5 : -5) * Math.sign(n % 14), 20 + (y - 20) * n / 14)'
    : 'pen.moveTo(place, 20); pen.lineTo(x, y)'
  return {
    ...SIMULATION_STAGE,
    header: '<output class="fact" id="time"></output><output class="fact" id="swings"></output>',
    script: `${SIMULATION_STAGE.script}
const bobs = [], over = []
let time = 0, swings = 0, pull = 1, friction = 0, held = () => false, ground = '#e4e4e4', shade = '#8a8a8a', rod = '#a9a9a9'
const add = () => bobs.push({ a: ${start}, v: 0, period: ${period} * .96 ** bobs.length })
for (let n = 0; n < ${count}; n++) add()
const restart = () => { time = 0; swings = 0; for (const bob of bobs) { bob.a = ${start}; bob.v = 0 } }
const swing = (bob, n, length) => {
  if (held(n)) { bob.a = bob.v = 0; return }
  const before = bob.v, strength = (2 * Math.PI / bob.period) ** 2 * pull
  for (let part = 0; part < 8; part++) {
    bob.v = (bob.v - strength * ${subject.spring ? 'bob.a' : 'Math.sin(bob.a)'} * length / 8) * Math.exp(-friction * length / 8)
    bob.a += bob.v * length / 8
  }
  if (friction && Math.abs(bob.a) < .004 && Math.abs(bob.v) < .02) bob.a = bob.v = 0
  if (n === 0 && before > 0 && bob.v <= 0 && bob.a > .001) swings++
}
const hang = (bob, n) => {
  const place = (n + 1.5) * width / (bobs.length + 2), long = height - 44
  ${hang}
}`,
    frame: `if (moving && speed) {
  time += dt * speed
  bobs.forEach((bob, n) => swing(bob, n, dt * speed))
}
pen.fillStyle = ground
pen.fillRect(0, 0, width, height)
bobs.forEach((bob, n) => {
  const [x, y] = hang(bob, n), place = (n + 1.5) * width / (bobs.length + 2)
  pen.strokeStyle = rod
  pen.lineWidth = 2
  pen.beginPath()
  ${rope}
  pen.stroke()
})
bobs.forEach((bob, n) => { pen.fillStyle = shade; pen.beginPath(); pen.arc(...hang(bob, n), Math.min(14, width / 40), 0, 7); pen.fill() })
for (const hook of over) hook()
find('#time').textContent = 'Time: ' + time.toFixed(1) + ' s'
find('#swings').textContent = 'Swings: ' + swings`,
  }
}
