import type { Rng } from '../../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { PAGE_THEMES } from './page-themes.ts'
import { unitConverterActions } from './unit-converter-actions.ts'
import { unitConverterFeatures } from './unit-converter-features.ts'
import { QUANTITIES, type UnitConverter } from './unit-converter-quantities.ts'

/** An amount in one unit, shown in another. */
export const unitConverter: MiniAppFamily = {
  name: 'unit-converter',
  domain: 'tool',
  draw(rng) {
    const converter = drawConverter(rng)
    const { quantity, few, amount } = converter
    const noun = rng.pick(['a converter', 'a unit converter', 'a small calculator', 'a conversion table one can type into', 'a tool'])
    return {
      title: quantity.title,
      wish: `${noun} for ${quantity.about} (a text field "Amount", lists "From" and "To" with at least ${few.map(({ name }) => name).join(', ')}, and the result as a line such as "${amount} ${few[0].name} = ... ${few[1].name}")`,
      base: baseOf(converter),
      requirements: [...unitConverterFeatures(rng, converter), ...unitConverterActions(rng, converter)],
    }
  },
}

function drawConverter(rng: Rng): UnitConverter {
  const quantity = rng.pick(QUANTITIES)
  const [one, two, three, ...more] = rng.shuffle(quantity.units)
  return {
    quantity,
    theme: rng.pick(PAGE_THEMES),
    few: [one!, two!, three!],
    more,
    amount: rng.int(2, 90),
    quick: rng.pick([
      [1, 10, 100],
      [5, 50, 500],
      [12, 60, 144],
      [7, 30, 365],
    ]),
  }
}

function baseOf({ few, amount }: UnitConverter): Fragment {
  return {
    css: `:root { --back: #8b9096; --panel: #a6a9ad; --line: #636970; --ink: #101214; --accent: #33383e }
main { padding: 6px 18px; overflow: auto; display: flex; flex-direction: column; gap: 10px; justify-content: safe center }
#fields { display: flex; flex-wrap: wrap; gap: 8px 14px }
select, input[type=text] { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 6px 9px; max-width: 200px }
#amount { width: 96px }
p, ul { margin: 0 }
#result { font-size: clamp(19px, 4.6vw, 26px); font-weight: 650; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; overflow-wrap: anywhere }
ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 5px 8px }
li { background: var(--panel); border-radius: 8px; padding: 2px 10px; font-size: 14px }`,
    stage: `<div id="fields"><label>Amount <input type="text" inputmode="decimal" id="amount" value="${amount}"></label><label>From <select id="from"></select></label><label>To <select id="to"></select></label></div><p id="result" aria-live="polite"></p>`,
    script: `const units = ${JSON.stringify(few)}, changes = []
const offer = (more) => {
  units.push(...more)
  for (const list of [find('#from'), find('#to')]) list.append(...more.map(({ name }) => new Option(name)))
}
const given = () => (find('#amount').value.trim() === '' ? NaN : Number(find('#amount').value))
const convert = (amount, from, to) => (amount * from.factor + from.shift - to.shift) / to.factor
const unit = (list) => units[find(list).selectedIndex]
let written = (number) => String(Number(number.toPrecision(9)))
const line = (amount) => amount + ' ' + unit('#from').name + ' = ' + written(convert(amount, unit('#from'), unit('#to'))) + ' ' + unit('#to').name
const update = () => {
  const amount = given()
  find('#result').textContent = Number.isFinite(amount) ? line(amount) : '...'
  for (const hook of changes) hook(amount)
}
offer(units.splice(0))
find('#to').selectedIndex = 1
find('#fields').oninput = update
const set = (amount) => { find('#amount').value = amount; update() }
const append = (tag) => { const element = document.createElement(tag); find('main').append(element); return element }
queueMicrotask(update)`,
  }
}
