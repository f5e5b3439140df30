import { emblemRequirement } from './emblem-requirement.ts'
import { FACT_TOPICS } from './fact-topics.ts'
import { flashCardsActions } from './flash-cards-actions.ts'
import { type FlashCards, flashCardsFeatures } from './flash-cards-features.ts'
import { flashCardsLearning } from './flash-cards-learning.ts'
import { listing } from './listing.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { themeRequirement } from './theme-requirement.ts'

/** Cards to learn by heart: a word on the front, what goes with it on the back. */
export const flashCards: MiniAppFamily = {
  name: 'flash-cards',
  domain: 'game',
  draw(rng) {
    const topic = rng.pick(FACT_TOPICS)
    const deck: FlashCards = { cards: rng.shuffle(topic.pairs(rng)).slice(0, rng.int(6, 10)) }
    const first = deck.cards[0]!
    const fronts = listing(deck.cards.map(([front]) => front))
    const turns = 'a click on a card turns it, another one goes on to the next'
    return {
      title: topic.title,
      wish: rng.pick([
        `flash cards to learn ${topic.about}: ${deck.cards.length} cards with ${fronts} on their fronts, in this order; ${turns}`,
        `a box of ${deck.cards.length} learning cards on ${topic.about}, of which one is seen at a time, first “${first[0]}” with “${first[1]}” on its back, and then ${listing(deck.cards.slice(1).map(([front]) => front))}; ${turns}`,
        `a page for learning ${topic.about} by heart with cards that have two sides (in this order ${fronts}), where ${turns}`,
      ]),
      base: baseOf(deck),
      requirements: [
        themeRequirement(rng, rng.pick(PAGE_THEMES)),
        emblemRequirement(rng, PICTURES.find(({ name }) => name === topic.picture)!),
        ...flashCardsFeatures(rng, deck),
        ...flashCardsActions(rng, deck),
        ...flashCardsLearning(rng, deck),
      ],
    }
  },
}

function baseOf({ cards }: FlashCards): Fragment {
  return {
    css: `${BARE_CSS}
header, main, footer { max-width: 640px; width: 100%; margin: 0 auto }
main { flex: 1 0 auto; display: grid; grid-template-rows: minmax(140px, 1fr); gap: 10px; padding: 4px 18px; overflow: visible }
#card { display: grid; place-content: center; justify-items: center; gap: 8px; width: min(100%, 460px); max-height: 260px; margin: auto; height: 100%; border-radius: 22px; background: var(--panel); box-shadow: 0 6px 18px #0003; padding: 14px 20px; overflow-wrap: anywhere }
#text { font-size: clamp(24px, 6vw, 38px); font-weight: 700; line-height: 1.2 }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }`,
    stage: '<button id="card"><span id="text"></span></button>',
    script: `const all = ${JSON.stringify(cards)}
let cards = [...all], at = 0, back = false, front = 0, begun = false
const shown = [], wrapped = []
const show = () => {
  find('#text').textContent = cards[at][back ? 1 - front : front]
  for (const hook of shown) hook()
}
const turn = () => { back = !back; show() }
const go = (by) => {
  const to = at + by
  at = (to + cards.length) % cards.length
  back = false
  show()
  if (to >= cards.length) for (const hook of wrapped) hook()
}
const press = () => { if (back) go(1); else turn() }
find('#card').onclick = press
queueMicrotask(show)`,
  }
}
