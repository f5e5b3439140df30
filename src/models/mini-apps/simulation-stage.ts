import type { Fragment } from './mini-app.ts'

/** Plain greys until a palette is put on, and how facts in figures look. */
export const SIMULATION_LOOKS = `:root { --back: #e4e4e4; --panel: #f4f4f4; --line: #b5b5b5; --ink: #222; --accent: #666 }
.fact { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap }`

/** What turns the speed and stops all, with a hook for what follows the stop. */
export const SIMULATION_KNOBS = `let speed = 1, moving = true
const toggled = [], toggle = () => { moving = !moving; for (const hook of toggled) hook() }`

/** What simulations that paint stand on: knobs, and a canvas that fills the stage. */
export const SIMULATION_STAGE = {
  css: `${SIMULATION_LOOKS}
main { min-height: 150px }
canvas.stage { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none }`,
  stage: '<canvas class="stage" role="img" aria-label="simulation"></canvas>',
  script: `${SIMULATION_KNOBS}
const canvas = find('canvas.stage'), pen = canvas.getContext('2d'), fitted = []
let width = 0, height = 0
const fit = () => {
  const box = canvas.getBoundingClientRect(), scale = devicePixelRatio || 1
  canvas.width = box.width * scale
  canvas.height = box.height * scale
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  width = box.width
  height = box.height
  for (const hook of fitted) hook()
}
new ResizeObserver(fit).observe(canvas)
fit()
const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top] }`,
} satisfies Fragment
