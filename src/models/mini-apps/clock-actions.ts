import type { Rng } from '../../core/rng.ts'
import { CITIES, type City, type Numerals } from './clock-cities.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { button, compare, fill, look, lookCount, lookNumber, pageCheck, press, seen, wait } from './page-steps.ts'
import type { PageTheme } from './page-themes.ts'

/** The drawn parameters of one clock. */
export interface Clock {
  readonly home: City
  readonly others: readonly City[]
  readonly theme: PageTheme
  readonly numerals: Numerals
  readonly otherNumerals: Numerals
  /** The second hand glides; otherwise it ticks. */
  readonly sweeping: boolean
  /** What the timer is set to at first. */
  readonly seconds: number
  /** Colour of the second hand. */
  readonly hand: string
}

/** What one can do with the clock itself. */
export function clockActions(rng: Rng, clock: Clock): Requirement[] {
  return [halfDays(rng), chooser(rng, clock), night(rng, clock), size(rng)]
}

function halfDays(rng: Rng): Requirement {
  const toggles = (half: string, pressed = 'halves = !halves'): Fragment => ({
    bar: '<button id="halves">12 hours</button>',
    script: `let halves = false
const whole = digits
digits = (time) => {
  if (!halves) return whole(time)
  const hour = time.getUTCHours()
  return ${half}
}
find('#halves').onclick = () => {
  ${pressed}
  find('#halves').textContent = halves ? '24 hours' : '12 hours'
}`,
  })
  const half = `(hour % 12 || 12) + whole(time).slice(2) + (hour < 12 ? ' am' : ' pm')`
  const shown = 'text=/^\\d\\d?:\\d\\d.*[ap]m$/i'
  return {
    name: 'twelve hours button',
    kind: 'action',
    words: rng.pick([
      'A button "12 hours" turns the digits to a 12-hour time with am or pm; it then reads "24 hours" and turns them back.',
      'With "12 hours" one reads 3:20 pm instead of 15:20; the same button, now "24 hours", brings the first form back.',
    ]),
    check: pageCheck(
      [
        lookCount('before', shown),
        press(button('12 hours')),
        lookCount('there', shown),
        press(button('24 hours')),
        lookCount('back', shown),
      ],
      [compare('before', 'equal', 0), compare('there', 'at-least', 1), compare('back', 'equal', 0)],
    ),
    built: toggles(half),
    worse: [
      {
        family: 'robustness',
        words: 'A button "12 hours" turns the digits to a 12-hour time with am or pm, for good.',
        built: toggles(half, 'halves = true'),
      },
      {
        family: 'weaken',
        words: 'A button "12 hours" subtracts twelve from the afternoon hours, without am or pm; pressed again, they are back.',
        built: toggles(`(hour % 12 || 12) + whole(time).slice(2)`),
      },
    ],
  }
}

function chooser(rng: Rng, { home, others }: Clock): Requirement {
  const choices = [home, ...CITIES.filter(({ name }) => name !== home.name)]
  const list = (chosen: string, options = ''): Fragment => ({
    bar: `<label>City <select id="city">${choices.map(({ name, offset }) => `<option value="${offset}">${name}</option>`).join('')}</select></label>`,
    script: `find('#city').addEventListener('change', (event) => { ${chosen} }${options})`,
  })
  const hour = 'text=/^\\d\\d:\\d\\d/'
  const [one, two] = others as [City, City]
  const chooses = (city: City) => fill('role=combobox[name="City"]', city.name)
  return {
    name: 'city chooser',
    kind: 'action',
    words: rng.pick([
      `A list "City" with ${choices.length} cities lets one choose whose time hands and digits show, among them ${one.name} and ${two.name}.`,
      `One can switch the whole clock to another city by a list called "City" (${one.name}, ${two.name} and others).`,
    ]),
    check: pageCheck(
      [chooses(one), lookNumber('one', hour), chooses(two), lookNumber('two', hour), chooses(home), lookNumber('home', hour)],
      [
        compare('two', 'equal', seen('one', 1, two.offset - one.offset)),
        compare('home', 'equal', seen('two', 1, home.offset - two.offset)),
      ],
    ),
    built: list('offset = Number(event.target.value)'),
    worse: [
      {
        family: 'weaken',
        words: `A list "City" lets one choose whose name stands above the clock.`,
        built: list(`find('h1').textContent = event.target.selectedOptions[0].text`),
      },
      {
        family: 'robustness',
        words: 'A list "City" lets one choose, once, whose time the clock shows.',
        built: list('offset = Number(event.target.value)', ', { once: true }'),
      },
    ],
  }
}

function night(rng: Rng, { theme }: Clock): Requirement {
  const dark = { '--back': '#050607', '--panel': '#15181c', '--line': '#3a4048', '--ink': '#ffb46b', '--accent': '#ff8c2e' }
  const turns = (variables: Readonly<Record<string, string>>, options = ''): Fragment => ({
    bar: '<button id="night">Night</button>',
    script: `const dim = ${JSON.stringify(variables)}
let dimmed = false
find('#night').addEventListener('click', () => {
  dimmed = !dimmed
  for (const name in dim) dimmed ? document.documentElement.style.setProperty(name, dim[name]) : document.documentElement.style.removeProperty(name)
}${options})`,
  })
  const share = { see: 'share', of: 'body', colour: '#050607' } as const
  return {
    name: 'night button',
    kind: 'action',
    words: rng.pick([
      'A button "Night" makes the background nearly black (#050607) with amber writing; pressed again, the day colours are back.',
      'For the bedside: "Night" turns all dark, #050607 with amber on it, and the next press turns it back.',
    ]),
    check: pageCheck(
      [look('day', share), press(button('Night')), look('night', share), press(button('Night')), look('back', share)],
      [compare('night', 'more', 0.3), compare('day', 'less', 0.2), compare('back', 'less', 0.2)],
    ),
    built: turns(dark),
    worse: [
      {
        family: 'robustness',
        words: 'A button "Night" makes the background nearly black (#050607) with amber writing until the page is opened anew.',
        built: turns(dark, ', { once: true }'),
      },
      {
        family: 'weaken',
        words: 'A button "Night" turns only the face of the clock dark, and back.',
        built: turns({ '--panel': theme.ink, '--line': theme.accent }),
      },
    ],
  }
}

function size(rng: Rng): Requirement {
  const slider = (share: string): Fragment => ({
    bar: '<label>Size <input type="range" id="size" min="50" max="100" value="100"></label>',
    script: `find('#size').oninput = (event) => { const value = Number(event.target.value); find('#face').style.zoom = ${share} }`,
  })
  const control = 'role=slider[name="Size"]'
  const width = { see: 'boxes', of: 'role=img[name="clock"]', side: 'width' } as const
  return {
    name: 'size slider',
    kind: 'action',
    words: rng.pick([
      'A slider "Size" from 50 to 100 sets how large the face is, from half to full.',
      'The face of the clock can be made smaller, down to half, with a slider "Size" (100 to 50).',
    ]),
    check: pageCheck(
      [wait(300), look('full', width), fill(control, 50), look('half', width), fill(control, 100), look('again', width)],
      [
        { that: { of: 'half', pick: 0 }, is: 'equal', to: { of: 'full', pick: 0, times: 0.5 }, within: 8 },
        { that: { of: 'again', pick: 0 }, is: 'equal', to: { of: 'full', pick: 0 }, within: 3 },
      ],
    ),
    built: slider('value / 100'),
    worse: [
      {
        family: 'contradict',
        words: 'A slider "Size" from 50 to 100 sets how large the face is; the further left, the larger.',
        built: slider('1.5 - value / 100'),
      },
      {
        family: 'weaken',
        words: 'A slider "Size" from 50 to 100 changes the size of the face by a tenth at most.',
        built: slider('.8 + value / 500'),
      },
    ],
  }
}
