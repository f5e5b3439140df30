import type { Rng } from '../../core/rng.ts'
import { colourMixerActions } from './colour-mixer-actions.ts'
import { colourMixerFeatures } from './colour-mixer-features.ts'
import { colourMixerFields } from './colour-mixer-fields.ts'
import { type ColourMixer, MIXING_SUBJECTS } from './colour-mixer-subjects.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { PAGE_THEMES } from './page-themes.ts'

/** Three sliders that mix red, green and blue light. */
export const colourMixer: MiniAppFamily = {
  name: 'colour-mixer',
  domain: 'tool',
  draw(rng) {
    const mixer = drawMixer(rng)
    const noun = rng.pick([
      'a colour mixer',
      'a tool to mix colours',
      'a colour laboratory',
      'a small colour picker',
      'a mixing desk for colours',
    ])
    return {
      title: mixer.subject.title,
      wish: `${noun} for ${mixer.subject.about} (sliders "Red", "Green" and "Blue" from 0 to 255, and a large field, an image called "mixed colour", that shows the result)`,
      base: baseOf(mixer),
      requirements: [...colourMixerFeatures(rng, mixer), ...colourMixerFields(rng, mixer), ...colourMixerActions(rng, mixer)],
    }
  },
}

function drawMixer(rng: Rng): ColourMixer {
  const part = () => rng.int(8, 46) * 5
  return {
    subject: rng.pick(MIXING_SUBJECTS),
    theme: rng.pick(PAGE_THEMES),
    start: [part(), part(), part()],
    shades: rng.int(4, 7),
  }
}

function baseOf({ start }: ColourMixer): Fragment {
  const channels = ['Red', 'Green', 'Blue']
  return {
    css: `:root { --back: #8b9096; --panel: #a6a9ad; --line: #636970; --ink: #101214; --accent: #33383e }
main { display: flex; flex-wrap: wrap; gap: 12px 22px; padding: 4px 18px; align-content: safe center; align-items: center; overflow: auto }
#mixed { flex: 1 1 130px; min-width: 110px; max-width: 260px; min-height: 110px; align-self: stretch; max-height: 240px; border-radius: 14px; border: 1px solid var(--line); display: grid; place-items: center }
@media (max-width: 460px) { #mixed { max-width: none; min-height: 84px } }
#side { flex: 2 1 130px; display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); align-items: center; gap: 8px }
#channels { grid-column: 1 / -1; display: grid; gap: 6px }
#channels label { justify-content: space-between; width: 100% }
#channels input { flex: 1; min-width: 60px; max-width: 260px }
#channels span { width: 46px }
p { margin: 0 }
.row { display: flex; gap: 6px; flex-wrap: wrap; align-items: center; min-height: 26px }
.chip { width: 26px; height: 26px; border-radius: 7px; border: 1px solid var(--line); padding: 0 }`,
    stage: `<div id="mixed" role="img" aria-label="mixed colour"></div>
<section id="side"><div id="channels">${channels.map((name, n) => `<label><span>${name}</span><input type="range" min="0" max="255" value="${start[n]}"></label>`).join('')}</div></section>`,
    script: `const sliders = [...document.querySelectorAll('#channels input')], changes = []
const parts = () => sliders.map((slider) => Number(slider.value))
const hex = (parts) => '#' + parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')
const mix = () => {
  find('#mixed').style.background = hex(parts())
  for (const hook of changes) hook(parts())
}
const set = (parts) => {
  parts.forEach((part, n) => { sliders[n].value = part })
  mix()
}
for (const slider of sliders) slider.oninput = mix
const place = (tag, id) => {
  const element = document.createElement(tag)
  element.id = id
  find('#side').append(element)
  return element
}
queueMicrotask(() => set(${JSON.stringify(start)}))`,
  }
}
