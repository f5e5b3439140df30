import type { Rng } from '../../core/rng.ts'
import { listing } from './listing.ts'
import { memoryPairsActions } from './memory-pairs-actions.ts'
import { type MemoryPairs, memoryPairsCards } from './memory-pairs-cards.ts'
import { memoryPairsProgress } from './memory-pairs-progress.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { themeRequirement } from './theme-requirement.ts'

/** A card game: find the two that are alike. */
export const memoryPairs: MiniAppFamily = {
  name: 'memory-pairs',
  domain: 'game',
  draw(rng) {
    const pairs = rng.pick([4, 6, 8])
    const pictures = rng.shuffle(PICTURES)
    const game: MemoryPairs = {
      pictures: pictures.slice(0, pairs),
      others: pictures.slice(pairs, 2 * pairs),
      layout: drawLayout(rng, pairs),
    }
    const lie = listing(game.pictures.map((_, pair) => placesOf(game, pair).join(' and ')).map((places) => `cards ${places}`))
    return {
      title: rng.pick(['Pairs', 'Find the twins', 'Memory', 'Two of a kind', 'Matching cards', 'Which were alike?']),
      wish: rng.pick([
        `a memory game with ${pairs} pairs of cards, four in a row, which are buttons called “card 1” to “card ${2 * pairs}” and, while open, “card 1: ...” with what they show; so that it can be tried, the pairs lie at first at ${lie}`,
        `a game of pairs for one player with ${2 * pairs} cards in rows of four, the buttons “card 1” to “card ${2 * pairs}” (an open one is called “card 1: ...” after its picture), and in the first game the pairs are ${lie}`,
        `a card game in which one turns two of ${2 * pairs} cards at a time to find the ${pairs} pairs; the cards, four in a row, are buttons named “card 1”, “card 2” and so on, with the picture behind a colon while open, and the first layout is fixed: ${lie} belong together`,
      ]),
      base: baseOf(game),
      requirements: [
        themeRequirement(rng, rng.pick(PAGE_THEMES)),
        ...memoryPairsCards(rng, game),
        ...memoryPairsProgress(rng, game),
        ...memoryPairsActions(rng, game),
      ],
    }
  },
}

/** Which pair lies where: one of each in the first half, the other in the second. */
function drawLayout(rng: Rng, pairs: number): number[] {
  const numbers = Array.from({ length: pairs }, (_, pair) => pair)
  return [...rng.shuffle(numbers), ...rng.shuffle(numbers)]
}

/** Numbers of the two cards of a pair. */
function placesOf({ layout }: MemoryPairs, pair: number): number[] {
  return layout.flatMap((one, n) => (one === pair ? [n + 1] : []))
}

function baseOf({ layout }: MemoryPairs): Fragment {
  return {
    css: `${BARE_CSS}
main { flex: 1 0 auto; display: grid; place-items: safe center; padding: 6px 18px; overflow: visible }
header, footer { max-width: 640px; width: 100%; margin: 0 auto }
#cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: clamp(6px, 1.6vmin, 12px); width: min(100%, ${layout.length > 12 ? 340 : 400}px) }
#cards button { aspect-ratio: ${layout.length > 8 ? '5 / 4' : '1'}; padding: 0; display: grid; place-items: center; background: #8f8f8f; border: 1px solid var(--line); border-radius: 12px; font-size: 26px; font-weight: 700; transition: none }
#cards button.open { background: var(--panel) }
#cards svg { width: 68%; max-height: 84% }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }`,
    stage: '<div id="cards" role="group" aria-label="Cards"></div>',
    script: `let layout = ${JSON.stringify(layout)}, open = [], found = [], peeked = [], moves = 0, over = false
let face = (pair) => 'ABCDEFGH'[pair], nameOf = face
const turned = [], moved = [], solved = [], dealt = []
const draw = () => buttons.forEach((button, card) => {
  const on = open.includes(card) || found.includes(card) || peeked.includes(card)
  if (button.matches('.open') !== on) {
    button.classList.toggle('open', on)
    button.innerHTML = on ? face(layout[card]) : ''
  }
  button.classList.toggle('found', found.includes(card))
  button.ariaLabel = 'card ' + (card + 1) + (on ? ': ' + nameOf(layout[card]) : '')
})
const turn = (card) => {
  if (found.includes(card)) return
  if (open.length === 2) open = []
  if (open.includes(card)) return
  open.push(card)
  for (const hook of turned) hook(card)
  if (open.length === 2) {
    const both = open, alike = layout[both[0]] === layout[both[1]]
    moves++
    if (alike) { found.push(...both); open = [] }
    for (const hook of moved) hook(alike, both)
    over = found.length === layout.length
    if (over) for (const hook of solved) hook()
  }
  draw()
}
const deal = () => {
  layout = layout.map((pair) => [Math.random(), pair]).sort(([a], [b]) => a - b).map(([, pair]) => pair)
  open = []
  found = []
  peeked = []
  moves = 0
  over = false
  buttons.forEach((button) => { button.classList.remove('open'); button.replaceChildren() })
  for (const hook of dealt) hook()
  draw()
}
const buttons = layout.map((pair, card) => {
  const button = document.createElement('button')
  button.onclick = () => turn(card)
  find('#cards').append(button)
  return button
})
queueMicrotask(() => { for (const hook of dealt) hook(); draw() })`,
  }
}
