import type { Rng } from '../../core/rng.ts'
import { type Clock, clockActions } from './clock-actions.ts'
import { CITIES, NUMERALS, offsetWords } from './clock-cities.ts'
import { clockFeatures } from './clock-features.ts'
import { clockTimers } from './clock-timers.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { PAGE_THEMES } from './page-themes.ts'

/** A clock with hands and digits, for one city and some others. */
export const clock: MiniAppFamily = {
  name: 'clock',
  domain: 'tool',
  draw(rng) {
    const drawn = drawClock(rng)
    const { home } = drawn
    const noun = rng.pick([
      'a clock',
      'a wall clock',
      'a desk clock',
      'a large clock',
      'a travel clock',
      'a clock to put on a second screen',
    ])
    return {
      title: rng.pick([`${home.name} time`, `Clock for ${home.name}`, `Now in ${home.name}`, `${home.name} clock`]),
      wish: `${noun} that shows the time in ${home.name} (${offsetWords(home)}) with an hour and a minute hand on a round face, an image called "clock", and beside it in digits`,
      base: baseOf(drawn),
      requirements: [...clockFeatures(rng, drawn), ...clockActions(rng, drawn), ...clockTimers(rng, drawn)],
    }
  },
}

function drawClock(rng: Rng): Clock {
  const [home, ...others] = rng.shuffle(CITIES)
  const [theme] = rng.shuffle(PAGE_THEMES)
  const [numerals, otherNumerals] = rng.shuffle(NUMERALS)
  return {
    home: home!,
    others: others.slice(0, rng.int(2, 4)),
    theme: theme!,
    numerals: numerals!,
    otherNumerals: otherNumerals!,
    sweeping: rng.next() < 0.5,
    seconds: rng.int(2, 18) * 10,
    hand: rng.pick(['#d81f3f', '#e8590c', '#1f8f4e', '#2459d6', '#8a2fc0']),
  }
}

function baseOf({ home }: Clock): Fragment {
  return {
    css: `:root { --back: #8b9096; --panel: #a6a9ad; --line: #636970; --ink: #101214; --accent: #33383e }
main { display: flex; flex-wrap: wrap; align-items: center; align-content: safe center; justify-content: safe center; gap: 10px clamp(16px, 5vw, 34px); padding: 6px 18px; overflow: auto }
#face { width: clamp(112px, 48vmin - 40px, 210px); height: auto; flex: none; overflow: visible }
#side { display: grid; gap: 8px; justify-items: start; min-width: 144px }
#digits { font-size: clamp(25px, 7vw, 34px); font-weight: 650; line-height: 1.1; letter-spacing: -.01em; font-variant-numeric: tabular-nums; margin: 0 }
#side p { margin: 0 }
select, input[type=number] { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 9px; padding: 6px 8px }`,
    stage: `<svg id="face" role="img" aria-label="clock" viewBox="-50 -50 100 100"><circle r="47" fill="var(--panel)" stroke="var(--line)" stroke-width="3"/><g id="signs"></g><path id="hour" d="M0 6V-22" stroke="var(--ink)" stroke-width="4" stroke-linecap="round"/><path id="minute" d="M0 8V-33" stroke="var(--ink)" stroke-width="2.6" stroke-linecap="round"/><circle r="3" fill="var(--ink)"/></svg>
<section id="side"><p id="digits"></p></section>`,
    script: `let offset = ${home.offset}
const two = (number) => String(number).padStart(2, '0')
const at = (hours) => new Date(Date.now() + hours * 3600000)
const turn = (hand, share) => find(hand).setAttribute('transform', 'rotate(' + share * 360 + ')')
let digits = (time) => two(time.getUTCHours()) + ':' + two(time.getUTCMinutes())
const ticks = []`,
    frame: `const time = at(offset), minute = time.getUTCMinutes()
turn('#hour', (time.getUTCHours() % 12 + minute / 60) / 12)
turn('#minute', minute / 60)
find('#digits').textContent = digits(time)
for (const hook of ticks) hook(time)`,
  }
}
