import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { SIMULATION_PALETTES } from './simulation-palettes.ts'
import { SIMULATION_KNOBS, SIMULATION_LOOKS } from './simulation-stage.ts'
import { sortingVisualiserRequirements } from './sorting-visualiser-requirements.ts'
import { SORTING_METHODS, SORTING_SUBJECTS, type SortingVisualiser } from './sorting-visualiser-subjects.ts'

/** Bars that are compared and swapped until they stand in order. */
export const sortingVisualiser: MiniAppFamily = {
  name: 'sorting-visualiser',
  domain: 'simulation',
  draw(rng) {
    const sorting = drawSorting(rng)
    const { method, subject, values, pace } = sorting
    return {
      title: subject.title,
      wish: `${rng.pick([
        `a page that shows how ${method.name} works, step by step, with ${values.length} bars for ${subject.things}`,
        `a sorting visualiser: ${method.name} brings ${subject.things} into order, each of the ${values.length} a bar`,
        `an animation of ${method.name} that sorts ${subject.things}, drawn as ${values.length} bars`,
      ])} (${values.join(', ')}); the bars are a list for screen readers, a button "Sort" starts it, ${pace} comparisons or swaps happen per second, and they are counted like "Steps: 12"`,
      base: baseOf(sorting),
      requirements: sortingVisualiserRequirements(rng, sorting),
    }
  },
}

function drawSorting(rng: Rng): SortingVisualiser {
  const subject = rng.pick(SORTING_SUBJECTS)
  const [low, high] = subject.range
  const count = rng.int(11, 13)
  // one from each of equally wide stretches, so that all heights can be told apart
  const values = Array.from({ length: count }, (_, n) => Math.round(low + ((n + rng.next() * 0.4) * (high - low)) / (count - 0.6)))
  return {
    method: rng.pick(SORTING_METHODS),
    subject,
    palette: rng.pick(SIMULATION_PALETTES),
    values: rng.shuffle(values),
    falling: rng.next() < 0.5,
    pace: rng.pick([8, 10, 12]),
  }
}

function baseOf({ method, values, falling, pace }: SortingVisualiser): Fragment {
  return {
    css: `${SIMULATION_LOOKS}
main { display: flex; padding: 26px 18px 4px }
#bars { display: flex; align-items: flex-end; gap: 2%; width: 100%; max-width: 900px; margin: 0 auto; border-bottom: 2px solid var(--line) }
.bar { flex: 1; position: relative; background: var(--bar, #8a8a8a); border-radius: 5px 5px 0 0 }`,
    header: '<output class="fact" id="steps">Steps: 0</output>',
    stage: '<div id="bars" role="list" aria-label="bars"></div>',
    bar: '<button id="sort">Sort</button>',
    script: `${SIMULATION_KNOBS}
const start = ${JSON.stringify(values)}, count = start.length, most = Math.max(...start)
let values = [...start], steps = 0, due = 0, work, order = (x, y) => x ${falling ? '<' : '>'} y
const seen = [], ended = [], changed = []
const bars = values.map(() => {
  const bar = document.createElement('div')
  bar.className = 'bar'
  bar.setAttribute('role', 'listitem')
  find('#bars').append(bar)
  return bar
})
const show = () => {
  bars.forEach((bar, n) => { bar.style.height = values[n] / most * 100 + '%' })
  find('#steps').textContent = 'Steps: ' + steps
  for (const hook of changed) hook()
}
function* ahead(a, b) { yield ['Comparing', a, b]; return order(values[a], values[b]) }
function* swap(a, b) { [values[a], values[b]] = [values[b], values[a]]; yield ['Swapping', a, b] }
function* sort() {
${method.body}
}
const begin = () => { if (!work) { steps = 0; work = sort() } }
const halt = () => { work = undefined; for (const hook of seen) hook('', -1, -1) }
const step = () => {
  begin()
  const { value, done } = work.next()
  if (done) { halt(); for (const hook of ended) hook() }
  else { steps++; for (const hook of seen) hook(...value) }
  show()
}
const set = (next) => { halt(); values = next; show() }
const restart = () => { steps = 0; set([...start]) }
find('#sort').onclick = () => { begin(); if (!moving) toggle() }
queueMicrotask(show)`,
    frame: `if (work && moving) due += dt * speed * ${pace}
while (due >= 1) { due--; if (work) step() }`,
  }
}
