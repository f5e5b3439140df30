import type { Rng } from '../../core/rng.ts'
import { type ColourMixer, hex, NAMED, type Parts } from './colour-mixer-subjects.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, fill, lookCount, lookNumber, pageCheck } from './page-steps.ts'
import { themeRequirement } from './theme-requirement.ts'

/** Sets the three sliders. */
export const mixing = ([red, green, blue]: Parts) => [
  fill('role=slider[name=/^Red/]', red, 100),
  fill('role=slider[name=/^Green/]', green, 100),
  fill('role=slider[name=/^Blue/]', blue, 100),
]

/** What a colour mixer says of the mixture. */
export function colourMixerFeatures(rng: Rng, mixer: ColourMixer): Requirement[] {
  return [themeRequirement(rng, mixer.theme), code(rng), numbers(rng), nearest(rng), target(rng, mixer)]
}

const ONE: Parts = [200, 75, 30]
const TWO: Parts = [15, 120, 235]

function code(rng: Rng): Requirement {
  const written = (text: string): Fragment => ({
    css: '#code { font: 650 22px ui-monospace, monospace }',
    script: `const code = place('p', 'code')\nchanges.push((parts) => { code.textContent = ${text} })`,
  })
  return {
    name: 'colour code',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      'The code of the colour is written out, as in "#c84b1e", and follows the sliders.',
      'One reads the mixed colour as a hexadecimal code with #, in small letters ("#c84b1e").',
    ]),
    check: pageCheck(
      [...mixing(ONE), lookCount('one', `text="${hex(ONE)}"`), ...mixing(TWO), lookCount('two', `text="${hex(TWO)}"`)],
      [compare('one', 'at-least', 1), compare('two', 'at-least', 1)],
    ),
    built: written('hex(parts)'),
    worse: [
      {
        family: 'weaken',
        words: 'Beside the colour one reads which of red, green and blue is the strongest.',
        built: written(`'Mostly ' + ['red', 'green', 'blue'][parts.indexOf(Math.max(...parts))]`),
      },
      {
        family: 'style',
        words: 'One reads the mixed colour as three shares in per cent, such as "78 / 29 / 12".',
        built: written(`parts.map((part) => Math.round(part / 2.55)).join(' / ')`),
      },
    ],
  }
}

function numbers(rng: Rng): Requirement {
  const beside = (text: string): Fragment => ({
    css: '#channels output { width: 34px; text-align: right }',
    script: `for (const slider of sliders) slider.after(document.createElement('output'))
changes.push((parts) => parts.forEach((part, n) => { sliders[n].nextSibling.textContent = ${text} }))`,
  })
  return {
    name: 'slider numbers',
    kind: 'feature',
    words: rng.pick(['Beside each slider stands its number, 0 to 255.', 'Every slider shows its present number next to it.']),
    check: pageCheck(
      [...mixing(ONE), ...ONE.map((part, n) => lookCount(`part${n}`, `text="${part}"`))],
      ONE.map((_, n) => compare(`part${n}`, 'at-least', 1)),
    ),
    built: beside('part'),
    worse: [
      { family: 'weaken', words: 'Beside each slider stands "low" or "high".', built: beside(`part < 128 ? 'low' : 'high'`) },
      { family: 'contradict', words: 'Beside each slider stands how much is left to 255.', built: beside('255 - part') },
    ],
  }
}

function nearest(rng: Rng): Requirement {
  const called = (name: string): Fragment => ({
    script: `const known = ${JSON.stringify(NAMED)}
const name = place('p', 'name')
const far = (a, b) => a.reduce((sum, part, n) => sum + (part - b[n]) ** 2, 0)
changes.push((parts) => {
  const order = Object.keys(known).sort((a, b) => far(known[a], parts) - far(known[b], parts))
  name.textContent = 'Closest to ' + ${name}
})`,
  })
  const near: Parts = [245, 15, 10]
  const other: Parts = [10, 5, 245]
  return {
    name: 'closest name',
    kind: 'feature',
    words: rng.pick([
      `It says which of twelve named colours (${Object.keys(NAMED).join(', ')}) is the closest, like "Closest to red".`,
      `In words: "Closest to blue" and so on, from ${Object.keys(NAMED).join(', ')}.`,
    ]),
    check: pageCheck(
      [...mixing(near), lookCount('red', 'text="Closest to red"'), ...mixing(other), lookCount('blue', 'text="Closest to blue"')],
      [compare('red', 'at-least', 1), compare('blue', 'at-least', 1)],
    ),
    built: called('order[0]'),
    worse: [
      {
        family: 'weaken',
        words: 'It says "Closest to black" or "Closest to white".',
        built: called(`(parts[0] + parts[1] + parts[2] < 383 ? 'black' : 'white')`),
      },
      {
        family: 'contradict',
        words: `It says which of twelve named colours is the farthest, like "Closest to nothing less than red".`,
        built: called(`'nothing less than ' + order[11]`),
      },
    ],
  }
}

function target(rng: Rng, { subject: { target, parts } }: ColourMixer): Requirement {
  const game = (score: string): Fragment => ({
    script: `const goal = ${JSON.stringify(parts)}
const match = place('p', 'match')
match.className = 'row'
match.innerHTML = '<i class="chip" style="background: ${hex(parts)}"></i><span></span>'
changes.push((parts) => {
  const far = Math.sqrt(parts.reduce((sum, part, n) => sum + (part - goal[n]) ** 2, 0))
  match.lastChild.textContent = 'Target ${target}: ' + ${score}
})`,
  })
  const label = `text=/^Target ${target}: \\d+ %/`
  const off = parts.map((part) => (part > 127 ? part - 90 : part + 90)) as unknown as Parts
  return {
    name: 'target colour',
    kind: 'feature',
    words: rng.pick([
      `A small field shows the target ${target}, ${hex(parts)}, and a text says how near the mix is: "Target ${target}: 100 %" when it is hit, less the farther away.`,
      `One can try to hit ${target} (${hex(parts)}): it is shown with a line like "Target ${target}: 87 %", where 100 % means the very same colour.`,
    ]),
    check: pageCheck(
      [...mixing(off), lookNumber('off', label), ...mixing(parts), lookNumber('hit', label)],
      [compare('off', 'less', 85), compare('hit', 'equal', 100)],
    ),
    built: game(`Math.round(100 - far / 4.42) + ' %'`),
    worse: [
      {
        family: 'weaken',
        words: `A small field shows the target ${target}, with "Target ${target}: not yet", or "there" when it is hit.`,
        built: game(`(far < 1 ? 'there' : 'not yet')`),
      },
      {
        family: 'contradict',
        words: `A small field shows the target ${target}, with a distance like "Target ${target}: 12 %", 0 % when it is hit.`,
        built: game(`Math.round(far / 4.42) + ' %'`),
      },
    ],
  }
}
