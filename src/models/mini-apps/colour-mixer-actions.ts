import type { Rng } from '../../core/rng.ts'
import { mixing } from './colour-mixer-features.ts'
import { type ColourMixer, hex, type Parts } from './colour-mixer-subjects.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, look, lookCount, pageCheck, press, seen } from './page-steps.ts'

const FIELD = 'role=img[name="mixed colour"]'
const fieldIn = (colour: string) => ({ see: 'share', of: FIELD, colour }) as const
const red = { see: 'value', of: 'role=slider[name=/^Red/]' } as const

/** What one can do with a colour mixer, besides mixing. */
export function colourMixerActions(rng: Rng, mixer: ColourMixer): Requirement[] {
  return [reset(rng, mixer), surprise(rng), keep(rng), invert(rng), lighter(rng)]
}

const pressing = (id: string, name: string, action: string, options = ''): Fragment => ({
  bar: `<button id="${id}">${name}</button>`,
  script: `find('#${id}').addEventListener('click', () => { ${action} }${options})`,
})

function reset(rng: Rng, { start }: ColourMixer): Requirement {
  return {
    name: 'reset button',
    kind: 'action',
    words: rng.pick([
      `It starts with ${hex(start)}, and a button "Reset" goes back to that, sliders included.`,
      `At first the colour is ${hex(start)}; "Reset" brings it back at any time, with all three sliders.`,
    ]),
    check: pageCheck(
      [
        look('first', red),
        ...mixing([255, 255, 0]),
        press(button('Reset')),
        look('field', fieldIn(hex(start))),
        look('slider', red),
        ...mixing([0, 255, 255]),
        press(button('Reset')),
        look('again', red),
      ],
      [compare('field', 'more', 0.5), compare('slider', 'equal', seen('first')), compare('again', 'equal', seen('first'))],
    ),
    built: pressing('reset', 'Reset', `set(${JSON.stringify(start)})`),
    worse: [
      {
        family: 'contradict',
        words: `It starts with ${hex(start)}, and a button "Reset" makes everything black.`,
        built: pressing('reset', 'Reset', 'set([0, 0, 0])'),
      },
      {
        family: 'robustness',
        words: `It starts with ${hex(start)}, and a button "Reset" goes back to that, once.`,
        built: pressing('reset', 'Reset', `set(${JSON.stringify(start)})`, ', { once: true }'),
      },
    ],
  }
}

function surprise(rng: Rng): Requirement {
  const any = 'set(sliders.map(() => Math.floor(Math.random() * 256)))'
  const picture = { see: 'picture', of: FIELD } as const
  return {
    name: 'surprise button',
    kind: 'action',
    words: rng.pick([
      'A button "Surprise me" sets all three sliders at random, another colour each time.',
      'Whoever has no idea presses "Surprise me" and gets a random mixture, as often as wanted.',
    ]),
    check: pageCheck(
      [
        look('before', picture),
        press(button('Surprise me')),
        look('one', picture),
        look('oneRed', red),
        press(button('Surprise me')),
        look('two', picture),
        look('twoRed', red),
      ],
      [
        compare('one', 'different', seen('before')),
        compare('two', 'different', seen('one')),
        compare('twoRed', 'different', seen('oneRed')),
      ],
    ),
    built: pressing('surprise', 'Surprise me', any),
    worse: [
      {
        family: 'robustness',
        words: 'A button "Surprise me" sets all three sliders at random, once.',
        built: pressing('surprise', 'Surprise me', any, ', { once: true }'),
      },
      {
        family: 'weaken',
        words: 'A button "Surprise me" moves the blue slider at random.',
        built: pressing('surprise', 'Surprise me', 'set([...parts().slice(0, 2), Math.floor(Math.random() * 256)])'),
      },
    ],
  }
}

function keep(rng: Rng): Requirement {
  const keeps = (clicked: string, before = ''): Fragment => ({
    bar: '<button id="keep">Keep</button><span class="row" id="kept"></span>',
    script: `find('#keep').onclick = () => {
  ${before}
  const chip = document.createElement('button'), colour = parts()
  chip.className = 'chip'
  chip.ariaLabel = 'kept ' + hex(colour)
  chip.style.background = hex(colour)
  chip.onclick = () => { ${clicked} }
  find('#kept').append(chip)
}`,
  })
  const one: Parts = [200, 30, 60]
  const two: Parts = [30, 200, 90]
  return {
    name: 'kept colours',
    kind: 'action',
    words: rng.pick([
      `A button "Keep" puts the mixture aside as a small button called like "kept ${hex(one)}"; pressing that one brings the colour back.`,
      `Good mixtures can be collected: "Keep" adds a little button, named for example "kept ${hex(one)}", that restores its colour.`,
    ]),
    check: pageCheck(
      [
        ...mixing(one),
        press(button('Keep')),
        ...mixing(two),
        press(button('Keep')),
        lookCount('kept', 'role=button[name=/^kept #/]'),
        press(button(`kept ${hex(one)}`)),
        look('back', fieldIn(hex(one))),
        look('slider', red),
      ],
      [compare('kept', 'equal', 2), compare('back', 'more', 0.5), compare('slider', 'equal', String(one[0]))],
    ),
    built: keeps('set(colour)'),
    worse: [
      {
        family: 'weaken',
        words: `A button "Keep" puts the mixture aside as a small button called like "kept ${hex(one)}", to look at only.`,
        built: keeps(''),
      },
      {
        family: 'robustness',
        words: `A button "Keep" puts one mixture aside as a small button called like "kept ${hex(one)}"; a new one takes its place.`,
        built: keeps('set(colour)', `find('#kept').replaceChildren()`),
      },
    ],
  }
}

function invert(rng: Rng): Requirement {
  const from: Parts = [230, 40, 90]
  const to: Parts = [25, 215, 165]
  return {
    name: 'invert button',
    kind: 'action',
    words: rng.pick([
      'A button "Invert" turns the colour into its opposite, 255 minus each slider; a second press turns it back.',
      '"Invert" sets each slider to 255 minus what it was.',
    ]),
    check: pageCheck(
      [
        ...mixing(from),
        press(button('Invert')),
        look('there', fieldIn(hex(to))),
        press(button('Invert')),
        look('back', fieldIn(hex(from))),
      ],
      [compare('there', 'more', 0.5), compare('back', 'more', 0.5)],
    ),
    built: pressing('invert', 'Invert', 'set(parts().map((part) => 255 - part))'),
    worse: [
      {
        family: 'weaken',
        words: 'A button "Invert" sets the red slider to 255 minus what it was.',
        built: pressing('invert', 'Invert', 'const [red, ...others] = parts(); set([255 - red, ...others])'),
      },
      {
        family: 'subject',
        words: 'A button "Invert" hands the numbers on: red to green, green to blue, blue to red.',
        built: pressing('invert', 'Invert', 'const [red, green, blue] = parts(); set([blue, red, green])'),
      },
    ],
  }
}

function lighter(rng: Rng): Requirement {
  const both = (up: string, down: string): Fragment => {
    const light = pressing('lighter', 'Lighter', up)
    const dark = pressing('darker', 'Darker', down)
    return { bar: `${dark.bar}${light.bar}`, script: `${dark.script}\n${light.script}` }
  }
  const by = (step: number) => `set(parts().map((part) => Math.min(255, Math.max(0, part + ${step}))))`
  const base: Parts = [100, 120, 140]
  const moved = (step: number) => fieldIn(hex(base.map((part) => part + step)))
  return {
    name: 'lighter and darker',
    kind: 'action',
    words: rng.pick([
      'Two buttons, "Lighter" and "Darker", add 20 to all three sliders or take 20 away, within 0 and 255.',
      'With "Lighter" and "Darker" all sliders move together by 20, up or down.',
    ]),
    check: pageCheck(
      [
        ...mixing(base),
        press(button('Lighter')),
        press(button('Lighter')),
        press(button('Lighter')),
        look('up', red),
        look('light', moved(60)),
        press(button('Darker')),
        look('down', red),
      ],
      [compare('up', 'equal', '160'), compare('light', 'more', 0.5), compare('down', 'equal', '140')],
    ),
    built: both(by(20), by(-20)),
    worse: [
      {
        family: 'weaken',
        words: 'Two buttons, "Lighter" and "Darker", add 1 to all three sliders or take 1 away.',
        built: both(by(1), by(-1)),
      },
      {
        family: 'contradict',
        words: 'Two buttons: "Lighter" makes the mixture white at once, "Darker" black.',
        built: both('set([255, 255, 255])', 'set([0, 0, 0])'),
      },
    ],
  }
}
