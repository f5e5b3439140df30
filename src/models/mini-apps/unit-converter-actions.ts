import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, equals, fill, look, lookCount, pageCheck, press, seen } from './page-steps.ts'
import { converting, resultOf } from './unit-converter-features.ts'
import type { UnitConverter } from './unit-converter-quantities.ts'

const value = (name: 'Amount' | 'From' | 'To') =>
  ({ see: 'value', of: `role=${name === 'Amount' ? 'textbox' : 'combobox'}[name="${name}"]` }) as const

/** What one can do with a converter, besides converting. */
export function unitConverterActions(rng: Rng, converter: UnitConverter): Requirement[] {
  return [swap(rng, converter), decimals(rng, converter), quick(rng, converter), keep(rng, converter), doubling(rng)]
}

function swap(rng: Rng, { few }: UnitConverter): Requirement {
  const swaps = (action: string, options = ''): Fragment => ({
    bar: '<button id="swap">Swap</button>',
    script: `find('#swap').addEventListener('click', () => {
  const from = find('#from').selectedIndex, to = find('#to').selectedIndex
  ${action}
  update()
}${options})`,
  })
  const both = `find('#from').selectedIndex = to\n  find('#to').selectedIndex = from`
  return {
    name: 'swap button',
    kind: 'action',
    words: rng.pick([
      'A button "Swap" exchanges the units of "From" and "To", as often as one likes.',
      'With "Swap" the conversion is turned round: left unit to the right, right unit to the left; again, and it is as before.',
    ]),
    check: pageCheck(
      [
        ...converting(8, few[0], few[1]),
        look('from', value('From')),
        look('to', value('To')),
        press(button('Swap')),
        look('newFrom', value('From')),
        look('newTo', value('To')),
        press(button('Swap')),
        look('last', value('From')),
      ],
      [
        compare('from', 'different', seen('to')),
        compare('newFrom', 'equal', seen('to')),
        compare('newTo', 'equal', seen('from')),
        compare('last', 'equal', seen('from')),
      ],
    ),
    built: swaps(both),
    worse: [
      {
        family: 'robustness',
        words: 'A button "Swap" exchanges the units of "From" and "To", once.',
        built: swaps(both, ', { once: true }'),
      },
      { family: 'weaken', words: 'A button "Swap" sets "From" to the unit of "To".', built: swaps(`find('#from').selectedIndex = to`) },
    ],
  }
}

function decimals(rng: Rng, { few: [from, to] }: UnitConverter): Requirement {
  const slider = (digits: string): Fragment => ({
    bar: '<label>Decimals <input type="range" id="decimals" min="0" max="6" value="3"></label>',
    script: `written = (number) => number.toFixed(${digits})\nfind('#decimals').oninput = update`,
  })
  const control = 'role=slider[name="Decimals"]'
  const result = { see: 'text', of: resultOf(7, from, to) } as const
  return {
    name: 'decimals slider',
    kind: 'action',
    words: rng.pick([
      'A slider "Decimals" from 0 to 6 sets how many digits the result has after its point, zeros included.',
      'The result is rounded to as many places as a slider "Decimals" says (0 to 6, always that many digits).',
    ]),
    check: pageCheck(
      [...converting(7, from, to), fill(control, 0), look('none', result), fill(control, 5), look('five', result)],
      [compare('none', 'matching', '= -?\\d+ '), compare('five', 'matching', '= -?\\d+\\.\\d{5} ')],
    ),
    built: slider(`Number(find('#decimals').value)`),
    worse: [
      {
        family: 'weaken',
        words: 'A slider "Decimals" from 0 to 6; more than two digits after the point are not needed.',
        built: slider(`Math.min(2, find('#decimals').value)`),
      },
      {
        family: 'contradict',
        words: 'A slider "Decimals" from 0 to 6: the further right, the fewer digits after the point.',
        built: slider(`6 - find('#decimals').value`),
      },
    ],
  }
}

function quick(rng: Rng, { quick }: UnitConverter): Requirement {
  const buttons = (amounts: readonly number[], set: string): Fragment => ({
    bar: amounts.map((amount) => `<button class="quick">${amount}</button>`).join(''),
    script: `for (const button of document.querySelectorAll('.quick')) button.onclick = () => { const amount = Number(button.textContent); set(${set}) }`,
  })
  const list = `${quick[0]}, ${quick[1]} and ${quick[2]}`
  return {
    name: 'quick amounts',
    kind: 'action',
    words: rng.pick([
      `Three buttons, ${list}, put these numbers into the field "Amount".`,
      `For the usual amounts ${list} there is a button each that fills them in.`,
    ]),
    check: pageCheck(
      [press(button(String(quick[2]))), look('third', value('Amount')), press(button(String(quick[0]))), look('first', value('Amount'))],
      [equals('third', String(quick[2])), equals('first', String(quick[0]))],
    ),
    built: buttons(quick, 'amount'),
    worse: [
      {
        family: 'weaken',
        words: `One button, ${quick[0]}, puts this number into the field "Amount".`,
        built: buttons(quick.slice(0, 1), 'amount'),
      },
      {
        family: 'contradict',
        words: `Three buttons, ${list}, add their number to what stands in the field "Amount".`,
        built: buttons(quick, '(given() || 0) + amount'),
      },
    ],
  }
}

function keep(rng: Rng, { few: [from, to] }: UnitConverter): Requirement {
  const keeps = (before: string): Fragment => ({
    bar: '<button id="keep">Keep</button>',
    script: `const kept = append('ul')
find('#keep').onclick = () => {
  ${before}
  const item = document.createElement('li')
  item.textContent = find('#result').textContent
  kept.prepend(item)
}`,
  })
  const line = (amount: number) => lookCount(`read${amount}`, resultOf(amount, from, to))
  return {
    name: 'kept results',
    kind: 'action',
    words: rng.pick([
      'A button "Keep" puts the present line with its result into a list, where it stays while one goes on converting.',
      'Results can be noted: each press on "Keep" adds the line to a list below.',
    ]),
    check: pageCheck(
      [
        ...converting(11, from, to),
        press(button('Keep')),
        ...converting(23, from, to),
        press(button('Keep')),
        ...converting(31, from, to),
        line(11),
        line(23),
        line(31),
      ],
      [equals('read11', 1), equals('read23', 1), equals('read31', 1)],
    ),
    built: keeps(''),
    worse: [
      {
        family: 'weaken',
        words: 'A button "Keep" notes the present line; the one noted before is forgotten.',
        built: keeps('kept.replaceChildren()'),
      },
      {
        family: 'robustness',
        words: 'A button "Keep" notes the present line; one such note is enough.',
        built: keeps('if (kept.children.length > 0) return'),
      },
    ],
  }
}

function doubling(rng: Rng): Requirement {
  const both = (half: string, double: string): Fragment => ({
    bar: '<button id="halve">Halve</button><button id="double">Double</button>',
    script: `find('#halve').onclick = () => { ${half} }\nfind('#double').onclick = () => { ${double} }`,
  })
  const by = (factor: number) => `set((given() || 0) * ${factor})`
  return {
    name: 'double and halve',
    kind: 'action',
    words: rng.pick([
      'Two buttons, "Double" and "Halve", change the amount accordingly.',
      'Needed for twice or half as much: "Double" makes the amount twice as large, "Halve" half as large.',
    ]),
    check: pageCheck(
      [
        fill('role=textbox[name="Amount"]', 12, 200),
        press(button('Double')),
        press(button('Double')),
        look('up', value('Amount')),
        press(button('Halve')),
        look('down', value('Amount')),
      ],
      [equals('up', '48'), equals('down', '24')],
    ),
    built: both(by(0.5), by(2)),
    worse: [
      {
        family: 'contradict',
        words: 'Two buttons: "Double" adds two to the amount, "Halve" takes one away.',
        built: both('set((given() || 0) - 1)', 'set((given() || 0) + 2)'),
      },
      {
        family: 'weaken',
        words: 'Two buttons, "Double" and "Halve": the first makes the amount twice as large, the second sets it to 0.',
        built: both('set(0)', by(2)),
      },
    ],
  }
}
