import { catchGameActions } from './catch-game-actions.ts'
import { type CatchGame, catchGameFeatures } from './catch-game-features.ts'
import { catchGameRules } from './catch-game-rules.ts'
import { drawTwo } from './draw-two.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { themeRequirement } from './theme-requirement.ts'

/** Things fall from above, and one catches them. */
export const catchGame: MiniAppFamily = {
  name: 'catch-game',
  domain: 'game',
  draw(rng) {
    const [thing, other] = drawTwo(
      rng,
      PICTURES.filter(({ alive }) => !alive),
    )
    const game: CatchGame = {
      thing,
      other,
      fall: rng.pick([2.4, 2.6, 2.8, 3]),
      gap: rng.pick([1.4, 1.5, 1.6]),
      points: rng.pick([1, 2, 5, 10, 25]),
      lives: rng.int(4, 6),
    }
    const { plural, name } = game.thing
    const opening = `the first ${name} comes down the middle, where the catcher stands`
    return {
      title: rng.pick([`Catch the ${plural}`, `It rains ${plural}`, `Falling ${plural}`, 'Quick hands', 'Nothing may fall']),
      wish: rng.pick([
        `a little game in which ${plural} fall from above and are caught below; one falls every ${game.gap} seconds and takes ${game.fall} seconds to the ground, and ${opening}`,
        `a catching game: ${plural} fall down, one each ${game.gap} seconds, ${game.fall} seconds long, and a catcher at the bottom waits for them; ${opening}`,
        `a game of falling ${plural} (every ${game.gap} seconds a new one, which needs ${game.fall} seconds for its way) that begins at once, and where ${opening}`,
      ]),
      base: baseOf(game),
      requirements: [
        themeRequirement(rng, rng.pick(PAGE_THEMES)),
        ...catchGameFeatures(rng, game),
        ...catchGameRules(rng, game),
        ...catchGameActions(rng, game),
      ],
    }
  },
}

function baseOf({ fall, gap }: CatchGame): Fragment {
  return {
    css: `${BARE_CSS}
#field { position: absolute; inset: 0; border-block: 1px solid var(--line); overflow: hidden; touch-action: none }
#field > span { position: absolute; left: 0; top: 0; width: 44px; height: 44px; margin: -22px; display: block }
#field svg { width: 100%; height: 100%; display: block }
#field i { display: block; width: 30px; height: 30px; margin: 7px; background: #8f8f8f }
#field #catcher { width: 76px; height: 44px; margin: -10px -38px }
#catcher i { width: 76px; height: 14px; margin: 0; background: #6b6b6b }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }`,
    stage: '<div id="field"><span id="catcher" role="img" aria-label="catcher"><i></i></span></div>',
    script: `const field = find('#field'), catcher = find('#catcher')
let things = [], place = .5, since = ${gap}, count = 0, pace = 1, paused = false, over = false
let dress = (thing) => { thing.label = 'falling thing'; thing.look = '<i></i>' }
let sway = () => 0
const caught = [], missed = [], restarted = []
const spawn = () => {
  const thing = { number: count++, y: 0, x: .08 + Math.random() * .84, bad: false }
  if (thing.number === 0) thing.x = .5
  dress(thing)
  thing.element = document.createElement('span')
  thing.element.role = 'img'
  thing.element.ariaLabel = thing.label
  thing.element.innerHTML = thing.look
  field.append(thing.element)
  things.push(thing)
}
const leave = (thing) => { things = things.filter((other) => other !== thing); thing.element.remove() }
const start = () => {
  for (const thing of things) leave(thing)
  place = .5
  since = ${gap}
  count = 0
  over = false
  for (const hook of restarted) hook()
}
const move = (to) => { place = Math.min(.95, Math.max(.05, to)) }
const put = (element, x, y) => { element.style.transform = 'translate(' + x * field.clientWidth + 'px,' + y * field.clientHeight + 'px)' }
const step = (time) => {
  since += time
  if (since >= ${gap}) { since -= ${gap}; spawn() }
  for (const thing of things) {
    thing.y += time / ${fall}
    if (thing.y >= .86 && thing.y < .93 && Math.abs(thing.x - place) < .09) { leave(thing); for (const hook of caught) hook(thing) }
    else if (thing.y >= 1) { leave(thing); for (const hook of missed) hook(thing) }
  }
}`,
    frame: `if (!paused && !over) step(dt * pace)
for (const thing of things) put(thing.element, thing.x + sway(thing), thing.y)
put(catcher, place, .9)`,
  }
}
