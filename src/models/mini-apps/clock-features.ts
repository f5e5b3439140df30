import type { Rng } from '../../core/rng.ts'
import type { Clock } from './clock-actions.ts'
import { type City, offsetWords } from './clock-cities.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { compare, look, lookCount, pageCheck, seen, wait } from './page-steps.ts'
import { themeRequirement } from './theme-requirement.ts'

/** What is to be seen on a clock. */
export function clockFeatures(rng: Rng, clock: Clock): Requirement[] {
  return [
    themeRequirement(rng, clock.theme),
    numerals(rng, clock),
    secondHand(rng, clock),
    seconds(rng),
    date(rng),
    cities(rng, clock),
    marks(rng),
  ]
}

function numerals(rng: Rng, { numerals, otherNumerals }: Clock): Requirement {
  const face = (signs: readonly string[]): Fragment => ({
    css: '#signs text { font-size: 8.5px; font-weight: 600; text-anchor: middle; fill: var(--ink) }',
    script: `find('#signs').innerHTML += ${JSON.stringify(signs)}.map((sign, n) => '<text x="' + 38 * Math.sin((n + 1) * Math.PI / 6) + '" y="' + (3 - 38 * Math.cos((n + 1) * Math.PI / 6)) + '">' + sign + '</text>').join('')`,
  })
  return {
    name: 'numerals',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `Around the face stand ${numerals.name}.`,
      `The face has ${numerals.name}, all twelve of them.`,
      `All along the rim one reads ${numerals.name}.`,
    ]),
    check: pageCheck(
      [wait(300), ...numerals.signs.map((sign, n) => lookCount(`sign${n}`, `text="${sign}"`))],
      numerals.signs.map((_, n) => compare(`sign${n}`, 'at-least', 1)),
    ),
    built: face(numerals.signs),
    worse: [
      {
        family: 'weaken',
        words: `Of ${numerals.name} only the four at the quarters stand on the face.`,
        built: face(numerals.signs.map((sign, n) => (n % 3 === 2 ? sign : ''))),
      },
      { family: 'style', words: `Around the face stand ${otherNumerals.name}.`, built: face(otherNumerals.signs) },
    ],
  }
}

function secondHand(rng: Rng, { sweeping, hand }: Clock): Requirement {
  const moved = (seconds: string): Fragment => ({
    script: `find('#face').insertAdjacentHTML('beforeend', '<path id="second" d="M0 12V-40" stroke="${hand}" stroke-width="1.2" stroke-linecap="round"/>')
ticks.push((time) => turn('#second', (${seconds}) / 60))`,
  })
  const smooth = 'time.getUTCSeconds() + time.getUTCMilliseconds() / 1000'
  const ticking = 'time.getUTCSeconds()'
  const words = (sweeps: boolean) =>
    sweeps
      ? rng.pick([
          `A thin second hand (${hand}) glides round without jumps.`,
          `There is a second hand in ${hand} that moves smoothly, many times a second.`,
        ])
      : rng.pick([
          `A thin second hand (${hand}) ticks on once a second and stands still in between.`,
          `There is a second hand in ${hand} that jumps every full second.`,
        ])
  const face = { see: 'picture', of: 'role=img[name="clock"]' } as const
  return {
    name: 'second hand',
    kind: 'feature',
    words: words(sweeping),
    check: pageCheck(
      [wait(1200), look('first', face), wait(300), look('soon', face), wait(700), look('later', face)],
      [compare('soon', sweeping ? 'different' : 'equal', seen('first')), compare('later', 'different', seen('soon'))],
    ),
    built: moved(sweeping ? smooth : ticking),
    worse: [
      { family: 'contradict', words: words(!sweeping), built: moved(sweeping ? ticking : smooth) },
      {
        family: 'weaken',
        words: `A thin third hand (${hand}) marks the last full five minutes.`,
        built: moved('time.getUTCMinutes() - time.getUTCMinutes() % 5'),
      },
    ],
  }
}

function seconds(rng: Rng): Requirement {
  const written = (sign: string): Fragment => ({
    script: `const short = digits\ndigits = (time) => short(time) ${sign}`,
  })
  return {
    name: 'seconds in digits',
    kind: 'feature',
    words: rng.pick([
      'The digits show seconds, too, such as 10:08:36.',
      'In digits one reads hours, minutes and seconds, with colons between them.',
    ]),
    check: pageCheck(
      [
        wait(2000),
        look('before', { see: 'numbers', of: 'text=/^\\d\\d?:\\d\\d:\\d\\d/' }),
        wait(5000),
        look('after', { see: 'numbers', of: 'text=/^\\d\\d?:\\d\\d:\\d\\d/' }),
      ],
      [{ that: { of: 'after', pick: 2 }, is: 'equal', to: { of: 'before', pick: 2, plus: 5 }, within: 1 }],
    ),
    built: written(`+ ':' + two(time.getUTCSeconds())`),
    worse: [
      {
        family: 'weaken',
        words: 'A colon behind the minutes blinks every second.',
        built: written(`+ (time.getUTCSeconds() % 2 ? ':' : '')`),
      },
      {
        family: 'performance',
        words: 'The digits show seconds, too, but need be renewed only every quarter of a minute.',
        built: written(`+ ':' + two(time.getUTCSeconds() - time.getUTCSeconds() % 15)`),
      },
    ],
  }
}

function date(rng: Rng): Requirement {
  const written = (text: string): Fragment => ({
    script: `const day = document.createElement('p')
find('#side').append(day)
ticks.push((time) => { day.textContent = ${text} })`,
  })
  const part = (options: string) => `time.toLocaleDateString('en-GB', { timeZone: 'UTC', ${options} })`
  return {
    name: 'date',
    kind: 'feature',
    words: rng.pick([
      'Below the digits stands the date with the day of the week, like "Monday, 3 August 2026".',
      'The full date is written out: weekday, comma, day, month as a word, year ("Monday, 3 August 2026").',
    ]),
    check: pageCheck(
      [wait(300), lookCount('date', 'text=/^[MTWFS][a-z]+day, \\d{1,2} [A-Z][a-z]+ \\d{4}$/')],
      [compare('date', 'at-least', 1)],
    ),
    built: written(`${part(`weekday: 'long'`)} + ', ' + ${part(`day: 'numeric', month: 'long', year: 'numeric'`)}`),
    worse: [
      { family: 'weaken', words: 'Below the digits stands the day of the week.', built: written(part(`weekday: 'long'`)) },
      {
        family: 'style',
        words: 'Below the digits stands the date in numbers only, like 03/08/2026.',
        built: written(part(`day: '2-digit', month: '2-digit', year: 'numeric'`)),
      },
    ],
  }
}

function cities(rng: Rng, { others, home }: Clock): Requirement {
  const listed = (cities: readonly City[], own = true): Fragment => ({
    css: '#cities { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px }\n#cities li { background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 2px 12px; min-width: 144px; display: flex; gap: 12px; justify-content: space-between; font-variant-numeric: tabular-nums }',
    script: `find('#side').insertAdjacentHTML('beforeend', '<ul id="cities"></ul>')
const cities = ${JSON.stringify(cities)}
for (const { name } of cities) find('#cities').insertAdjacentHTML('beforeend', '<li>' + name + ' <b></b></li>')
ticks.push(() => cities.forEach((city, n) => {
  const time = at(${own ? 'city.offset' : home.offset})
  find('#cities').children[n].lastChild.textContent = two(time.getUTCHours()) + ':' + two(time.getUTCMinutes())
}))`,
  })
  const named = others.map((city) => `${city.name} (${offsetWords(city)})`)
  const names = `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
  const [first] = others
  return {
    name: 'other cities',
    kind: 'feature',
    words: rng.pick([
      `A list tells the time in ${names}, each line like "${first!.name} 04:30".`,
      `Below, one line each, the times of ${names}: name and 24-hour time, as in "${first!.name} 04:30".`,
    ]),
    check: pageCheck(
      [wait(300), ...others.map(({ name }, n) => look(`city${n}`, { see: 'number', of: `text=/^${name} \\d\\d:\\d\\d$/` }))],
      others.map(({ offset }, n) => compare(`city${n}`, 'equal', seen('city0', 1, offset - first!.offset))),
    ),
    built: listed(others),
    worse: [
      { family: 'weaken', words: `One line tells the time in ${named[0]}.`, built: listed(others.slice(0, 1)) },
      { family: 'contradict', words: `A list names ${names}, each with the time it is in ${home.name}.`, built: listed(others, false) },
    ],
  }
}

function marks(rng: Rng): Requirement {
  const drawn = (count: number): Fragment => ({
    script: `for (let n = 0; n < ${count}; n++) find('#signs').insertAdjacentHTML('afterbegin', '<path d="M0 -46V-' + (n % ${count / 12} ? 44 : 42.5) + '" stroke="var(--ink)" stroke-width=".9" transform="rotate(' + n * ${360 / count} + ')"/>')`,
  })
  return {
    name: 'minute marks',
    kind: 'feature',
    words: rng.pick([
      'Sixty fine marks along the rim show the minutes, every fifth a little longer.',
      'The rim has a line for each of the sixty minutes.',
    ]),
    check: pageCheck(
      [wait(300), lookCount('marks', 'role=img[name="clock"] >> css=path, line, rect, use, circle, polygon')],
      [compare('marks', 'at-least', 60)],
    ),
    built: drawn(60),
    worse: [{ family: 'weaken', words: 'Twelve marks along the rim show the hours.', built: drawn(12) }],
  }
}
