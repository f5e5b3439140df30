import type { Rng } from '../../core/rng.ts'
import { type FlashCards, side } from './flash-cards-features.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, lookCount, pageCheck, press, pressKey } from './page-steps.ts'

/** What one can do with a box of cards to get about in it. */
export function flashCardsActions(rng: Rng, deck: FlashCards): Requirement[] {
  return [stepButtons(rng, deck), arrowKeys(rng, deck), toTheFirst(rng, deck)]
}

export const seen = (as: string, text: string) => lookCount(as, side(text))
export const button = (name: string, thenMs?: number) => press(`role=button[name="${name}"]`, thenMs)

function stepButtons(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (back: string, next: string): Fragment => ({
    bar: '<button id="back">Back</button><button id="next">Next</button>',
    script: `find('#back').onclick = () => { ${back} }\nfind('#next').onclick = () => { ${next} }`,
  })
  const [first, second, third] = [cards[0]![0], cards[1]![0], cards[2]![0]]
  return {
    name: 'step buttons',
    kind: 'action',
    words: rng.pick([
      'Buttons “Back” and “Next” go to the card before and the one after, with the front up.',
      'One can leaf through the cards with two buttons, “Back” and “Next”, without turning them.',
    ]),
    check: pageCheck(
      [button('Next'), seen('second', second), button('Next'), seen('third', third), button('Back'), button('Back'), seen('first', first)],
      [equals('second', 1), equals('third', 1), equals('first', 1)],
    ),
    built: parts('go(-1)', 'go(1)'),
    worse: [
      {
        family: 'weaken',
        words: 'A button “Next” goes to the card after; “Back” is there, but does nothing yet.',
        built: parts('', 'go(1)'),
      },
      {
        family: 'contradict',
        words: 'A button “Back” goes to the card after and “Next” to the one before.',
        built: parts('go(1)', 'go(-1)'),
      },
    ],
  }
}

function arrowKeys(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (keys: string): Fragment => ({
    script: `const keys = { ${keys} }\naddEventListener('keydown', ({ key }) => keys[key]?.())`,
  })
  const next = 'ArrowRight: () => go(1), ArrowLeft: () => go(-1)'
  const [[first, back], [second]] = [cards[0]!, cards[1]!]
  return {
    name: 'arrow keys',
    kind: 'action',
    words: rng.pick([
      'The right arrow key goes to the next card, the left one to the card before, and the up arrow turns the card.',
      'Keys: right and left arrow for the next card and the one before, up arrow to turn it.',
    ]),
    check: pageCheck(
      [
        pressKey('ArrowRight'),
        seen('second', second),
        pressKey('ArrowLeft'),
        seen('first', first),
        pressKey('ArrowUp'),
        seen('back', back),
      ],
      [equals('second', 1), equals('first', 1), equals('back', 1)],
    ),
    built: parts(`${next}, ArrowUp: turn`),
    worse: [
      {
        family: 'weaken',
        words: 'The right arrow key goes to the next card; no other key does anything.',
        built: parts('ArrowRight: () => go(1)'),
      },
      {
        family: 'contradict',
        words: 'The left arrow key goes to the next card, the right one to the card before, and the up arrow turns the card.',
        built: parts('ArrowRight: () => go(-1), ArrowLeft: () => go(1), ArrowUp: turn'),
      },
    ],
  }
}

function toTheFirst(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (go: string): Fragment => ({
    bar: '<button id="first">To the first</button>',
    script: `let returns = 0\nfind('#first').onclick = () => { ${go}; returns++ }`,
  })
  const [first, second] = [cards[0]!, cards[1]!]
  const go = [press(side(first[0])), press(side(first[1]))]
  return {
    name: 'first button',
    kind: 'action',
    words: rng.pick([
      'A button “To the first” goes back to the first card from wherever one is, every time.',
      'With “To the first” (a button) one returns to the beginning of the box, as often as one likes.',
    ]),
    check: pageCheck(
      [
        ...go,
        press(side(second[0])),
        button('To the first'),
        seen('once', first[0]),
        ...go,
        button('To the first'),
        seen('twice', first[0]),
      ],
      [equals('once', 1), equals('twice', 1)],
    ),
    built: parts('go(-at)'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “To the first” goes back to the first card, one single time.',
        built: parts('if (returns === 0) go(-at)'),
      },
      { family: 'contradict', words: 'A button “To the first” goes to the last card.', built: parts('go(cards.length - 1 - at)') },
    ],
  }
}
