import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, equals, fill, look, lookCount, pageCheck } from './page-steps.ts'
import { themeRequirement } from './theme-requirement.ts'
import { convert, type Unit, type UnitConverter } from './unit-converter-quantities.ts'

const AMOUNT = 'role=textbox[name="Amount"]'
/** Chooses amount and units. */
export const converting = (amount: number, from: Unit, to: Unit) => [
  fill('role=combobox[name="From"]', from.name, 100),
  fill('role=combobox[name="To"]', to.name, 100),
  fill(AMOUNT, amount, 100),
]
/** The line with the result. */
export const resultOf = (amount: number, from: Unit, to: Unit) => `text=/^${amount} ${from.name} = .* ${to.name}$/`

/** What is to be seen on a converter. */
export function unitConverterFeatures(rng: Rng, converter: UnitConverter): Requirement[] {
  return [themeRequirement(rng, converter.theme), units(rng, converter), single(rng, converter), table(rng, converter), refusal(rng)]
}

function units(rng: Rng, { more, few }: UnitConverter): Requirement {
  const offered = (units: readonly Unit[]): Fragment => ({ script: `offer(${JSON.stringify(units)})` })
  const names = more.map(({ name }) => name)
  const last = more.at(-1)!
  const expected = convert(40, few[0], last)
  return {
    name: 'more units',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `Both lists also offer ${names.join(', ')}.`,
      `It knows these units as well: ${names.join(', ')}.`,
      `Besides, one can choose ${names.join(', ')} on either side.`,
    ]),
    check: pageCheck(
      [...converting(40, few[0], last), look('result', { see: 'numbers', of: resultOf(40, few[0], last) })],
      [{ that: { of: 'result', pick: 1 }, is: 'equal', to: expected, within: Math.abs(expected) * 0.02 + 0.51 }],
    ),
    built: offered(more),
    worse: [
      { family: 'weaken', words: `Both lists also offer ${names[0]}.`, built: offered(more.slice(0, 1)) },
      {
        family: 'style',
        words: `Both lists also offer ${names.map((name) => name.slice(0, 3)).join(', ')}, thus abbreviated.`,
        built: offered(more.map((unit) => ({ ...unit, name: unit.name.slice(0, 3) }))),
      },
    ],
  }
}

function single(rng: Rng, { few }: UnitConverter): Requirement {
  const [from, to] = few
  const written = (text: string): Fragment => ({
    script: `const single = append('p')\nchanges.push(() => { single.textContent = ${text} })`,
  })
  return {
    name: 'one unit',
    kind: 'feature',
    words: rng.pick([
      `A small line says what an amount of 1 would give, such as "At an amount of 1: 3.2 ${to.name}".`,
      `Whatever the amount, below stands what a single one of the unit makes: "At an amount of 1: 3.2 ${to.name}".`,
    ]),
    check: pageCheck(
      [...converting(30, from, to), lookCount('there', `text=/^At an amount of 1: -?\\d.* ${to.name}$/`)],
      [compare('there', 'at-least', 1)],
    ),
    built: written(`'At an amount of 1: ' + Number(convert(1, unit('#from'), unit('#to')).toPrecision(4)) + ' ' + unit('#to').name`),
    worse: [
      {
        family: 'weaken',
        words: 'A small line says whether the unit on the left is the larger one.',
        built: written(`unit('#from').factor > unit('#to').factor ? 'Larger unit on the left' : 'Larger unit on the right'`),
      },
      {
        family: 'contradict',
        words: `A small line says what one of the target units makes, such as "At an amount of 1: 0.3 ${from.name}".`,
        built: written(`'At an amount of 1: ' + Number(convert(1, unit('#to'), unit('#from')).toPrecision(4)) + ' ' + unit('#from').name`),
      },
    ],
  }
}

function table(rng: Rng, { few }: UnitConverter): Requirement {
  const [from, to, other] = few
  const listed = (chosen: string, amount = "convert(amount, unit('#from'), each)"): Fragment => ({
    script: `const table = append('ul')
changes.push((amount) => table.replaceChildren(...(Number.isFinite(amount) ? ${chosen} : []).map((each) => {
  const item = document.createElement('li')
  item.textContent = Number((${amount}).toPrecision(5)) + ' ' + each.name
  return item
})))`,
  })
  const line = (as: string, unit: Unit) => look(as, { see: 'number', of: `text=/^-?\\d\\S* ${unit.name}$/` })
  const right = (of: string, unit: Unit) => {
    const value = convert(8, from, unit)
    return equals(of, value, Math.abs(value) * 0.001)
  }
  return {
    name: 'table',
    kind: 'feature',
    words: rng.pick([
      `Below, a list shows the amount in every unit at once, an item each, like "12.5 ${to.name}".`,
      `A list with one item per unit ("12.5 ${to.name}") converts the amount into all of them.`,
    ]),
    check: pageCheck([...converting(8, from, to), line('target', to), line('other', other)], [right('target', to), right('other', other)]),
    built: listed('units'),
    worse: [
      {
        family: 'weaken',
        words: `A list with one item shows the amount in ${to.name}, like "12.5 ${to.name}".`,
        built: listed('units.slice(1, 2)'),
      },
      {
        family: 'contradict',
        words: 'Below, a list shows how much one of each unit makes in the first unit of the list, an item each.',
        built: listed('units', 'convert(1, each, units[0])'),
      },
    ],
  }
}

function refusal(rng: Rng): Requirement {
  const told = (text: string): Fragment => ({
    css: '#note { color: #b3261e; background: #fff; border-radius: 8px; padding: 2px 10px; justify-self: start }\n#note:empty { display: none }',
    script: `const note = append('p')\nnote.id = 'note'\nnote.role = 'alert'\nchanges.push((amount) => { note.textContent = Number.isFinite(amount) ? '' : ${text} })`,
  })
  const said = 'text="Please enter a number"'
  return {
    name: 'refusal',
    kind: 'feature',
    words: rng.pick([
      'If the amount is not a number (letters, or nothing at all), one reads "Please enter a number" instead of a wrong result.',
      'Letters or an empty field lead to the note "Please enter a number", which goes away once the amount is fine again.',
    ]),
    check: pageCheck(
      [
        fill(AMOUNT, 'abc', 200),
        lookCount('letters', said),
        fill(AMOUNT, '12', 200),
        lookCount('fine', said),
        fill(AMOUNT, '', 200),
        lookCount('nothing', said),
      ],
      [compare('letters', 'at-least', 1), compare('fine', 'equal', 0), compare('nothing', 'at-least', 1)],
    ),
    built: told(`'Please enter a number'`),
    worse: [
      {
        family: 'weaken',
        words: 'If the amount has letters in it, one reads "Please enter a number"; an empty field shows nothing.',
        built: told(`(find('#amount').value ? 'Please enter a number' : '')`),
      },
      { family: 'style', words: 'If the amount is not a number, a red exclamation mark appears.', built: told(`'!'`) },
    ],
  }
}
