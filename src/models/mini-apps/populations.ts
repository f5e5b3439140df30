import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { populationsRequirements } from './populations-requirements.ts'
import { POPULATION_SUBJECTS, type Populations } from './populations-subjects.ts'
import { SIMULATION_PALETTES } from './simulation-palettes.ts'
import { SIMULATION_STAGE } from './simulation-stage.ts'

/** Two populations that depend on each other, drawn as lines that grow while one looks. */
export const populations: MiniAppFamily = {
  name: 'populations',
  domain: 'simulation',
  draw(rng) {
    const drawn = drawPopulations(rng)
    const { subject, start, pace } = drawn
    const { title, first, second, about, unit } = subject
    return {
      title,
      wish: `${rng.pick(['a live line chart of', 'a small simulation with a running chart of', 'a model, drawn as two growing lines, of'])} ${about}, starting with "${first}: ${start[0]}" and "${second}: ${start[1]}", which always tell the numbers of the moment; ${rng.pick(['one second stands for', 'each second is'])} ${pace} ${unit.toLowerCase()}${pace === 1 ? '' : 's'}, and the time reads like "${unit}: 3.5"`,
      base: baseOf(drawn),
      requirements: populationsRequirements(rng, drawn),
    }
  },
}

function drawPopulations(rng: Rng): Populations {
  const subject = rng.pick(POPULATION_SUBJECTS)
  const [many, few] = subject.range
  return {
    subject,
    palette: rng.pick(SIMULATION_PALETTES),
    pace: rng.pick([1, 1.5, 2]),
    start: [rng.int(many[0], many[1]), rng.int(few[0], few[1])],
  }
}

function baseOf({ subject, start, pace }: Populations): Fragment {
  const { first, second, unit, changes } = subject
  return {
    ...SIMULATION_STAGE,
    header: `<output class="fact" id="x">${first}: ${start[0]}</output><output class="fact" id="y">${second}: ${start[1]}</output><output class="fact" id="time">${unit}: 0.0</output>`,
    script: `${SIMULATION_STAGE.script}
const first = [${start}], span = 20, under = []
let [x, y] = first, time = 0, knob = 1, past = [[0, x, y]], ground = '#e4e4e4', lines = ['#7b7b7b', '#9d9d9d'], high = 1
const restart = () => { [x, y] = first; time = 0; past = [[0, x, y]] }
const grow = (length) => {
  for (let n = 0; n < 8; n++) {
    const [dx, dy] = [${changes}]
    x = Math.max(1, x + dx * length / 8)
    y = Math.max(1, y + dy * length / 8)
  }
  time += length
  if (time - past.at(-1)[0] >= .08) past = [...past, [time, x, y]].filter(([when]) => when > time - span)
}
const across = (when) => 46 + (when - Math.max(0, time - span)) / span * (width - 64)
const up = (number) => height - 14 - number / high * (height - 28)
const line = (series) => { pen.beginPath(); for (const point of past) pen.lineTo(across(point[0]), up(point[series])) }
const told = () => [Math.round(x), Math.round(y)]`,
    frame: `if (moving && speed) grow(dt * speed * ${pace})
high = Math.max(...past.flatMap(([, a, b]) => [a, b])) * 1.12
pen.fillStyle = ground
pen.fillRect(0, 0, width, height)
for (const hook of under) hook()
pen.strokeStyle = '#88888888'
pen.lineWidth = 1
pen.strokeRect(46, 14, width - 64, height - 28)
pen.lineWidth = 3
pen.lineJoin = 'round'
lines.forEach((colour, n) => { pen.strokeStyle = colour; line(n + 1); pen.stroke() })
find('#x').textContent = '${first}: ' + told()[0]
find('#y').textContent = '${second}: ' + told()[1]
find('#time').textContent = '${unit}: ' + time.toFixed(1)`,
  }
}
