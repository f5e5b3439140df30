import { drawTwo } from './draw-two.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { reactionGameActions } from './reaction-game-actions.ts'
import { type ReactionGame, reactionGameFeatures } from './reaction-game-features.ts'
import { reactionGameSpeed } from './reaction-game-speed.ts'
import { themeRequirement } from './theme-requirement.ts'

/** Something looks out of one of several holes for a moment, and one has to be quick. */
export const reactionGame: MiniAppFamily = {
  name: 'reaction-game',
  domain: 'game',
  draw(rng) {
    const [creature, other] = drawTwo(
      rng,
      PICTURES.filter(({ alive }) => alive),
    )
    const game: ReactionGame = {
      creature,
      other,
      holes: rng.pick([4, 6, 9]),
      stay: rng.pick([1.5, 1.6, 1.8, 2]),
      seconds: rng.pick([20, 30, 40, 45, 60]),
      points: rng.pick([1, 2, 5, 10]),
    }
    const { holes, stay } = game
    const called = `the holes are buttons “hole 1” to “hole ${holes}”, and one with somebody in it is called “hole 1: ...” and so on`
    return {
      title: rng.pick(['Quick!', `Tap the ${creature.name}`, 'Fast fingers', 'Peekaboo', 'Now or never', `Where is the ${creature.name}?`]),
      wish: rng.pick([
        `a reaction game where ${creature.a} looks out of one of ${holes} holes for ${stay} seconds and then, 0.6 seconds later, out of another, and one has to press it in time; ${called}`,
        `a game of quick fingers: ${holes} holes, and every now and then ${creature.a} in one of them for ${stay} seconds, which is gone when pressed; the next comes 0.6 seconds later; ${called}`,
        `a little game to train one's reaction with ${creature.a} that pops up in one of ${holes} places (it stays ${stay} seconds, with 0.6 seconds between) and is caught with a press; ${called}`,
      ]),
      base: baseOf(game),
      requirements: [
        themeRequirement(rng, rng.pick(PAGE_THEMES)),
        ...reactionGameFeatures(rng, game),
        ...reactionGameSpeed(rng, game),
        ...reactionGameActions(rng, game),
      ],
    }
  },
}

function baseOf({ holes, stay }: ReactionGame): Fragment {
  return {
    css: `${BARE_CSS}
main { flex: 1 0 auto; display: grid; place-items: safe center; padding: 6px 18px; overflow: visible }
header, footer { max-width: 640px; width: 100%; margin: 0 auto }
#holes { display: grid; grid-template-columns: repeat(var(--columns), 1fr); gap: 10px; width: min(100%, 420px) }
#holes button { height: clamp(56px, 20vmin, 96px); padding: 0; overflow: hidden; background: radial-gradient(ellipse 46% 26% at 50% 78%, #0009 96%, transparent), var(--panel); border-radius: 18px }
#holes svg, #holes i { display: block; height: 82%; margin: 0 auto; animation: rise .12s ease-out }
#holes i { width: 40%; background: #8f8f8f }
@keyframes rise { from { transform: translateY(60%) } }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }
.chip:empty { display: none }`,
    stage: '<div id="holes" role="group" aria-label="Holes"></div>',
    script: `let size = 0, stay = ${stay}, many = 1, gap = .6, paused = false, over = false, guests = []
let face = '<i></i>', guestName = 'somebody'
const hit = [], empty = [], escaped = []
const draw = () => [...find('#holes').children].forEach((button, hole) => {
  const is = guests.some((guest) => guest.hole === hole)
  if (is === Boolean(button.firstChild)) return
  button.innerHTML = is ? face : ''
  button.ariaLabel = 'hole ' + (hole + 1) + (is ? ': ' + guestName : '')
})
const strike = (hole) => {
  if (paused || over) return
  const guest = guests.find((one) => one.hole === hole)
  if (!guest) { for (const hook of empty) hook(); return }
  guests = guests.filter((one) => one !== guest)
  draw()
  for (const hook of hit) hook(guest.seconds)
}
const lay = (holes) => {
  size = holes
  guests = []
  find('#holes').style.setProperty('--columns', holes === 4 ? 2 : 3)
  find('#holes').replaceChildren(...Array.from({ length: holes }, (none, hole) => {
    const button = document.createElement('button')
    button.ariaLabel = 'hole ' + (hole + 1)
    button.onclick = () => strike(hole)
    return button
  }))
}
const step = (time) => {
  for (const guest of guests) guest.seconds += time
  const late = guests.filter((guest) => guest.seconds >= stay)
  if (late.length > 0) {
    guests = guests.filter((guest) => !late.includes(guest))
    for (const hook of escaped) hook()
  }
  if (guests.length > 0) return
  gap -= time
  if (gap > 0) return
  gap = .6
  while (guests.length < many) {
    const hole = Math.floor(Math.random() * size)
    if (!guests.some((guest) => guest.hole === hole)) guests.push({ hole, seconds: 0 })
  }
}
lay(${holes})`,
    frame: `if (!paused && !over) step(dt)
draw()`,
  }
}
