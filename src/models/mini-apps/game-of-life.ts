import type { Rng } from '../../core/rng.ts'
import { gameOfLifeRequirements } from './game-of-life-requirements.ts'
import { type GameOfLife, LIFE_RULES, LIFE_SUBJECTS } from './game-of-life-subjects.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { SIMULATION_PALETTES } from './simulation-palettes.ts'
import { SIMULATION_STAGE } from './simulation-stage.ts'

/** Cells that live and die by their neighbours, on a field whose edges meet. */
export const gameOfLife: MiniAppFamily = {
  name: 'game-of-life',
  domain: 'simulation',
  draw(rng) {
    const life = drawLife(rng)
    const { columns, rows, pace, subject, rule } = life
    const born = `with exactly ${either(rule.born)} living neighbours`
    const stays = `with ${either(rule.stays)}`
    return {
      title: subject.title,
      wish: `${rng.pick([
        `a game of life on ${columns} by ${rows} cells, the living ones being ${subject.cells}`,
        `a cellular automaton of ${columns} columns and ${rows} rows whose living cells are ${subject.cells}`,
        `a field of ${columns} × ${rows} cells that live and die by themselves: ${subject.cells}`,
      ])}; ${rng.pick([
        `the rule is ${rule.name}, where a cell comes to life ${born} and stays alive ${stays}`,
        `as in ${rule.name}, cells are born ${born} and survive ${stays}`,
      ])}, opposite edges meet, the start is random, and ${pace} generations pass per second, counted like "Generation: 12"`,
      base: baseOf(life),
      requirements: gameOfLifeRequirements(rng, life),
    }
  },
}

function drawLife(rng: Rng): GameOfLife {
  return {
    rule: rng.pick(LIFE_RULES),
    subject: rng.pick(LIFE_SUBJECTS),
    palette: rng.pick(SIMULATION_PALETTES),
    columns: rng.int(9, 14) * 4,
    rows: rng.int(6, 8) * 4,
    pace: rng.pick([5, 8, 10]),
  }
}

const either = (counts: readonly number[]) => counts.join(' or ')

function baseOf({ rule, subject, columns, rows, pace }: GameOfLife): Fragment {
  return {
    ...SIMULATION_STAGE,
    header: '<output class="fact" id="generation">Generation: 0</output>',
    script: `${SIMULATION_STAGE.script}
const columns = ${columns}, rows = ${rows}, born = ${JSON.stringify(rule.born)}, stays = ${JSON.stringify(rule.stays)}
let cells, age, mark, generation = 0, due = 0, waiting = 0, size = 1, left = 0, top = 0
let ground = '#e4e4e4', alive = '#8a8a8a', shade = () => alive, remains = ''
const changed = [], blank = () => new Uint16Array(columns * rows)
const fill = (share) => { cells = Array.from(blank(), () => Number(Math.random() < share)); age = blank(); mark = blank() }
const paint = (x, y) => { ${subject.shape} }
const step = () => {
  const next = cells.map((cell, n) => {
    const x = n % columns, y = (n - x) / columns
    let around = -cell
    for (let v = y + rows - 1; v < y + rows + 2; v++) for (let u = x + columns - 1; u < x + columns + 2; u++) around += cells[v % rows * columns + u % columns]
    return Number((cell ? stays : born).includes(around))
  })
  next.forEach((cell, n) => {
    mark[n] = cells[n] && !cell ? 6 : Math.max(0, mark[n] - 1)
    age[n] = cells[n] && cell ? Math.min(age[n] + 1, 999) : 0
  })
  cells = next
  generation++
  for (const hook of changed) hook()
}
const count = () => cells.reduce((sum, cell) => sum + cell, 0)
const put = (lines) => {
  fill(0)
  due = 0
  const x = Math.floor((columns - lines[0].length) / 2), y = Math.floor((rows - lines.length) / 2)
  lines.forEach((line, v) => [...line].forEach((sign, u) => { cells[(y + v) * columns + x + u] = Number(sign === '#') }))
}
fill(.3)
const first = cells
const restart = () => { fill(0); cells = first; generation = 0; due = 0 }
fitted.push(() => { size = Math.max(2, Math.floor(Math.min((width - 16) / columns, (height - 12) / rows))); left = (width - size * columns) / 2; top = (height - size * rows) / 2 })
fit()`,
    frame: `waiting = Math.max(0, waiting - dt)
if (moving && !waiting) due += dt * speed * ${pace}
while (due >= 1) { due--; step() }
pen.fillStyle = ground
pen.fillRect(0, 0, width, height)
pen.strokeStyle = '#88888855'
pen.strokeRect(left - 3, top - 3, columns * size + 6, rows * size + 6)
cells.forEach((cell, n) => {
  const x = left + (n % columns + .5) * size, y = top + (Math.floor(n / columns) + .5) * size
  if (cell) { pen.fillStyle = shade(age[n]); paint(x, y) }
  else if (mark[n] && remains) { pen.fillStyle = remains; pen.fillRect(x - size * .25, y - size * .25, size * .5, size * .5) }
})
find('#generation').textContent = 'Generation: ' + generation`,
  }
}
