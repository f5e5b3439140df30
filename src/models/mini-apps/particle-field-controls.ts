import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, fill, look, pageCheck, press, seen, wait } from './page-steps.ts'
import type { ParticleField } from './particle-field-subjects.ts'

/** The buttons and sliders that a particle field may have. */
export function particleFieldControls(rng: Rng, field: ParticleField): Requirement[] {
  return [speed(rng, field), size(rng, field), pause(rng), colour(rng, field), more(rng, field)]
}

const WHOLE = { see: 'share', of: 'canvas' } as const
const PICTURE = { see: 'picture', of: 'canvas' } as const

function speed(rng: Rng, { fastest }: ParticleField): Requirement {
  const slider = (effect: string, options = ''): Fragment => ({
    bar: `<label>Speed <input type="range" id="speed" min="0" max="${fastest}" step="0.1" value="1"></label>`,
    script: `find('#speed').addEventListener('input', (event) => { const value = Number(event.target.value); speed = ${effect} }${options})`,
  })
  const control = 'role=slider[name="Speed"]'
  return {
    name: 'speed slider',
    kind: 'action',
    words: rng.pick([
      `A slider called "Speed" goes from 0, where everything stands still, to ${fastest}, where it is ${fastest} times as fast.`,
      `One sets the pace with a slider "Speed" (0 = standing still, 1 = as at first, ${fastest} = ${fastest} times as fast).`,
    ]),
    check: pageCheck(
      [
        wait(300),
        fill(control, fastest),
        look('fast', PICTURE),
        wait(300),
        look('faster', PICTURE),
        fill(control, 0),
        look('still', PICTURE),
        wait(1500),
        look('yet', PICTURE),
      ],
      [compare('fast', 'different', seen('faster')), compare('still', 'equal', seen('yet'))],
    ),
    built: slider('value'),
    worse: [
      {
        family: 'weaken',
        words: `A slider "Speed" from 0 to ${fastest} changes the pace a little; nothing ever stands still.`,
        built: slider('.7 + value * .2'),
      },
      {
        family: 'robustness',
        words: `A slider "Speed" from 0 to ${fastest} sets the pace; it is enough if it takes effect the first time.`,
        built: slider('value', ', { once: true }'),
      },
    ],
  }
}

function size(rng: Rng, { subject: { plural } }: ParticleField): Requirement {
  const slider = (effect: string): Fragment => ({
    bar: '<label>Size <input type="range" id="size" min="1" max="3" step="0.1" value="1"></label>',
    script: `find('#size').oninput = (event) => { grow = ${effect} }`,
  })
  return {
    name: 'size slider',
    kind: 'action',
    words: rng.pick([
      `A slider called "Size" from 1 to 3 makes all ${plural} up to three times as large.`,
      `With a slider "Size" (1 to 3) the ${plural} grow to three times their size and shrink back again.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        look('small', WHOLE),
        fill('role=slider[name="Size"]', 3),
        look('large', WHOLE),
        fill('role=slider[name="Size"]', 1),
        look('again', WHOLE),
      ],
      [compare('large', 'more', seen('small', 1.3)), compare('again', 'less', seen('large', 0.85))],
    ),
    built: slider('Number(event.target.value)'),
    worse: [
      {
        family: 'weaken',
        words: `A slider "Size" from 1 to 3 makes the ${plural} a tenth larger at most.`,
        built: slider('.95 + event.target.value * .05'),
      },
      {
        family: 'contradict',
        words: `A slider "Size" from 1 to 3 makes all ${plural} smaller, down to a third.`,
        built: slider('1 / event.target.value'),
      },
    ],
  }
}

function pause(rng: Rng): Requirement {
  const pauses = (pressed: string): Fragment => ({
    bar: '<button id="pause">Pause</button>',
    script: `find('#pause').onclick = () => { ${pressed} }`,
  })
  return {
    name: 'pause button',
    kind: 'action',
    words: rng.pick([
      'A button "Pause" freezes the picture; it then reads "Resume" and starts it again.',
      'One can stop everything with "Pause"; the same button, now called "Resume", lets it go on.',
    ]),
    check: pageCheck(
      [
        press(button('Pause')),
        look('still', PICTURE),
        wait(2500),
        look('yet', PICTURE),
        press(button('Resume')),
        look('on', PICTURE),
        wait(500),
        look('further', PICTURE),
      ],
      [compare('still', 'equal', seen('yet')), compare('on', 'different', seen('further'))],
    ),
    built: pauses(`moving = !moving; find('#pause').textContent = moving ? 'Pause' : 'Resume'`),
    worse: [
      {
        family: 'weaken',
        words: 'A button "Pause" holds the picture for one second.',
        built: pauses('moving = false; setTimeout(() => { moving = true }, 1000)'),
      },
      { family: 'robustness', words: 'A button "Pause" freezes the picture for good.', built: pauses('moving = false') },
    ],
  }
}

function colour(rng: Rng, { second: { name, ground, panel, ink, shades } }: ParticleField): Requirement {
  const turn = `const root = document.documentElement.style
const bright = ${JSON.stringify({ '--back': ground, '--panel': panel, '--ink': ink, '--accent': shades[0], '--line': `${shades[0]}77` })}
let home
const turn = () => {
  if (home) { [ground, shades] = home; home = undefined }
  else { home = [ground, shades]; ground = '${ground}'; shades = ${JSON.stringify(shades)} }
  for (const name in bright) home ? root.setProperty(name, bright[name]) : root.removeProperty(name)
}`
  const turns = (script: string): Fragment => ({ bar: '<button id="turn">Colours</button>', script: `${turn}\n${script}` })
  const share = { see: 'share', of: 'canvas', colour: ground } as const
  return {
    name: 'colour button',
    kind: 'action',
    words: rng.pick([
      `A button "Colours" switches to ${name} (ground ${ground}), and back.`,
      `There is a button "Colours": pressed once, all is ${name} with ${ground} as the ground; pressed again, as before.`,
    ]),
    check: pageCheck(
      [press(button('Colours')), look('bright', share), press(button('Colours')), look('home', share)],
      [compare('bright', 'more', 0.3), compare('home', 'less', 0.1)],
    ),
    built: turns(`find('#turn').onclick = turn`),
    worse: [
      {
        family: 'robustness',
        words: `A button "Colours" switches to ${name} (ground ${ground}); there need be no way back.`,
        built: turns(`find('#turn').addEventListener('click', turn, { once: true })`),
      },
      {
        family: 'weaken',
        words: `While a button "Colours" is held down, the buttons' edges change their colour.`,
        built: { bar: '<button id="turn">Colours</button>', css: `#turn:active { border-color: ${shades[1]} }` },
      },
    ],
  }
}

function more(rng: Rng, { subject: { plural }, burst }: ParticleField): Requirement {
  const buttons = (up: string, down: string): Fragment => ({
    bar: '<button id="fewer">Fewer</button><button id="more">More</button>',
    script: `find('#more').onclick = () => { ${up} }\nfind('#fewer').onclick = () => { ${down} }`,
  })
  const grow = `for (let n = 0; n < ${burst}; n++) anywhere()`
  const shrink = (count: number) => `dots.splice(0, Math.min(${count}, dots.length - 1))`
  return {
    name: 'more and fewer',
    kind: 'action',
    words: rng.pick([
      `Two buttons, "More" and "Fewer", add ${burst} ${plural} and take ${burst} away.`,
      `"More" and "Fewer" are buttons that change the number of ${plural} by ${burst}; one of them always stays.`,
    ]),
    check: pageCheck(
      [
        wait(2500),
        look('before', WHOLE),
        press(button('More')),
        press(button('More')),
        look('many', WHOLE),
        press(button('Fewer')),
        press(button('Fewer')),
        press(button('Fewer')),
        look('few', WHOLE),
      ],
      [compare('many', 'more', seen('before', 1.15)), compare('few', 'less', seen('before', 0.9))],
    ),
    built: buttons(grow, shrink(burst)),
    worse: [
      {
        family: 'weaken',
        words: `Two buttons, "More" and "Fewer", add one of the ${plural} and take one away.`,
        built: buttons('anywhere()', shrink(1)),
      },
      {
        family: 'robustness',
        words: `Two buttons, "More" and "Fewer": the first adds ${burst} ${plural}, the second is for later and does nothing yet.`,
        built: buttons(grow, ''),
      },
    ],
  }
}
