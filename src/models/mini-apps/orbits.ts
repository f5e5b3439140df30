import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { orbitsRequirements } from './orbits-requirements.ts'
import { ORBIT_SYSTEMS, type Orbits } from './orbits-subjects.ts'
import { SIMULATION_PALETTES } from './simulation-palettes.ts'
import { SIMULATION_STAGE } from './simulation-stage.ts'

/** Planets around a star or moons around a planet, with the times they really take. */
export const orbits: MiniAppFamily = {
  name: 'orbits',
  domain: 'simulation',
  draw(rng) {
    const drawn = drawOrbits(rng)
    const { title, bodies, centre, unit, periods } = drawn.system
    const times = periods.map(([name, period]) => `${name} ${period}`).join(', ')
    const units = `${unit.toLowerCase()}s`
    return {
      title,
      wish: `${rng.pick([
        `a moving model of ${bodies} around ${centre}`,
        `an animation in which ${bodies} circle ${centre}`,
        `a little orrery that shows ${bodies} on their way round ${centre}`,
      ])}, ${drawn.flat > 0.9 ? 'seen from above' : 'seen at an angle'}, with the true times for one turn (${units}: ${times}); one second shows ${drawn.pace} ${units}, and the time is told like "${unit}: 12.34"`,
      base: baseOf(drawn),
      requirements: orbitsRequirements(rng, drawn),
    }
  },
}

function drawOrbits(rng: Rng): Orbits {
  const system = rng.pick(ORBIT_SYSTEMS)
  return {
    system,
    palette: rng.pick(SIMULATION_PALETTES),
    pace: Number((system.periods[0]![1] / rng.int(4, 7)).toPrecision(1)),
    flat: rng.pick([1, 0.7, 0.5]),
  }
}

function baseOf({ system, pace, flat }: Orbits): Fragment {
  const bodies = system.periods.map(([name, period], n) => ({
    name,
    period,
    far: (n + 1.3) / (system.periods.length + 0.6),
    size: 6 + ((n * 7) % 5),
  }))
  return {
    ...SIMULATION_STAGE,
    header: `<output class="fact" id="time">${system.unit}: 0.00</output>`,
    script: `${SIMULATION_STAGE.script}
const bodies = ${JSON.stringify(bodies)}, named = bodies.length
let time = 0, way = 1, zoom = 1, ground = '#e4e4e4', sun = '#9c9c9c', shade = '#8a8a8a', x0 = 0, y0 = 0, reach = 1
const under = []
fitted.push(() => { x0 = width / 2; y0 = height / 2; reach = Math.min(width * .47, height * .47 / ${flat}) })
fit()
const place = ({ far, period, start = far * 9 }) => {
  const angle = start + time / period * Math.PI * 2
  return [x0 + Math.cos(angle) * far * reach * zoom, y0 - Math.sin(angle) * far * reach * zoom * ${flat}]
}
const disc = (x, y, size, colour) => { pen.fillStyle = colour; pen.beginPath(); pen.arc(x, y, size, 0, 7); pen.fill() }
const ring = (colour) => {
  pen.strokeStyle = colour
  pen.lineWidth = 1.6
  for (const { far } of bodies) { pen.beginPath(); pen.ellipse(x0, y0, far * reach * zoom, far * reach * zoom * ${flat}, 0, 0, 7); pen.stroke() }
}
const restart = () => { time = 0; bodies.length = named }`,
    frame: `if (moving) time += dt * speed * way * ${pace}
pen.globalAlpha = 1
pen.fillStyle = ground
pen.fillRect(0, 0, width, height)
for (const hook of under) hook()
if (!under.length) ring('#88888866')
pen.globalAlpha = .15
disc(x0, y0, reach * zoom * .15, sun)
pen.globalAlpha = 1
disc(x0, y0, reach * zoom * .1, sun)
for (const body of bodies) disc(...place(body), body.size * (.4 + zoom * .6) * (reach < 160 ? .7 : 1), shade)
find('#time').textContent = '${system.unit}: ' + time.toFixed(2)`,
  }
}
