import type { Rng } from '../../core/rng.ts'
import { mixing } from './colour-mixer-features.ts'
import { type ColourMixer, hex, type Parts } from './colour-mixer-subjects.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, look, pageCheck } from './page-steps.ts'

/** Colours that a colour mixer shows beside or on the mixture. */
export function colourMixerFields(rng: Rng, mixer: ColourMixer): Requirement[] {
  return [sample(rng), shades(rng, mixer), complement(rng)]
}

const ONE: Parts = [200, 75, 30]

function sample(rng: Rng): Requirement {
  const written = (colour: string): Fragment => ({
    script: `const sample = document.createElement('span')
sample.textContent = 'Sample text'
find('#mixed').append(sample)
changes.push((parts) => {
  const light = parts.map((part) => part / 255).map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
  sample.style.color = ${colour}
})`,
  })
  const text = { see: 'contrast', of: 'text="Sample text"' } as const
  return {
    name: 'readable sample',
    kind: 'feature',
    words: rng.pick([
      'On the mixed colour stands "Sample text", in black or in white, whichever can be read better there.',
      'The field carries the words "Sample text", always legible: black on light mixtures, white on dark ones.',
    ]),
    check: pageCheck(
      [...mixing([20, 10, 60]), look('dark', text), ...mixing([250, 240, 150]), look('light', text)],
      [compare('dark', 'at-least', 4.5), compare('light', 'at-least', 4.5)],
    ),
    built: written(`.2126 * light[0] + .7152 * light[1] + .0722 * light[2] > .179 ? '#000' : '#fff'`),
    worse: [
      { family: 'weaken', words: 'On the mixed colour stands "Sample text", always in black.', built: written(`'#000'`) },
      {
        family: 'contradict',
        words: 'On the mixed colour stands "Sample text" in a shade of it that is hardly noticed.',
        built: written('hex(parts.map((part) => part * .9 + 12))'),
      },
    ],
  }
}

function shades(rng: Rng, { shades }: ColourMixer): Requirement {
  const strip = (count: number, shade: string): Fragment => ({
    script: `const strip = place('div', 'shades')
strip.className = 'row'
for (let n = 0; n < ${count}; n++) strip.insertAdjacentHTML('beforeend', '<i class="chip" role="img" aria-label="shade ' + (n + 1) + '"></i>')
changes.push((parts) => [...strip.children].forEach((chip, n) => { chip.style.background = ${shade} }))`,
  })
  const light = `hex(parts.map((part) => part + (255 - part) * n / ${shades - 1}))`
  const colourOf = (n: number) => ({ see: 'style', of: `role=img[name="shade ${n}"]`, property: 'background-color' }) as const
  return {
    name: 'shades',
    kind: 'feature',
    words: rng.pick([
      `A row of ${shades} small fields leads from the mixed colour to white (images called "shade 1" to "shade ${shades}").`,
      `Below, ${shades} steps from the mixture ("shade 1", an image) up to pure white ("shade ${shades}").`,
    ]),
    check: pageCheck(
      [...mixing(ONE), look('first', colourOf(1)), look('last', colourOf(shades))],
      [compare('first', 'equal', `rgb(${ONE.join(', ')})`), compare('last', 'equal', 'rgb(255, 255, 255)')],
    ),
    built: strip(shades, light),
    worse: [
      {
        family: 'contradict',
        words: `A row of ${shades} small fields leads from the mixed colour to black (images called "shade 1" to "shade ${shades}").`,
        built: strip(shades, `hex(parts.map((part) => part * (1 - n / ${shades - 1})))`),
      },
      {
        family: 'weaken',
        words: 'A row of two small fields shows the mixed colour and one a little lighter.',
        built: strip(2, 'hex(parts.map((part) => part + (255 - part) * n / 3))'),
      },
    ],
  }
}

function complement(rng: Rng): Requirement {
  const shown = (colour: string): Fragment => ({
    script: `const beside = place('div', 'beside')
beside.className = 'row'
beside.innerHTML = '<i class="chip" role="img" aria-label="opposite"></i> opposite colour'
changes.push((parts) => { beside.firstChild.style.background = ${colour} })`,
  })
  const chip = (colour: string) => ({ see: 'share', of: 'role=img[name="opposite"]', colour }) as const
  const against = hex(ONE.map((part) => 255 - part))
  return {
    name: 'opposite colour',
    kind: 'feature',
    words: rng.pick([
      'A second field, an image called "opposite", shows the opposite colour: 255 minus each of red, green and blue.',
      'The inverse of the mixture (each part taken from 255) appears in a small image called "opposite".',
    ]),
    check: pageCheck([...mixing(ONE), look('shown', chip(against))], [compare('shown', 'more', 0.25)]),
    built: shown('hex(parts.map((part) => 255 - part))'),
    worse: [
      {
        family: 'subject',
        words: 'A second field, an image called "opposite", shows the mixture in grey.',
        built: shown('hex(parts.map(() => (parts[0] + parts[1] + parts[2]) / 3))'),
      },
      {
        family: 'weaken',
        words: 'A second field, an image called "opposite", shows the mixture a little darker.',
        built: shown('hex(parts.map((part) => part * .8))'),
      },
    ],
  }
}
