import type { Rng } from '../../core/rng.ts'
import { drawTwo } from './draw-two.ts'
import { listing } from './listing.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, look, lookCount, pageCheck, press, wait } from './page-steps.ts'
import { drawnPicture, type Picture } from './pictures.ts'

/** The drawn parameters of one game of pairs. */
export interface MemoryPairs {
  readonly pictures: readonly Picture[]
  /** Pictures that were not asked for. */
  readonly others: readonly Picture[]
  /** Which pair lies where at first; the first two cards differ. */
  readonly layout: readonly number[]
}

/** A card by its number, from 1. */
export const card = (number: number) => `role=button[name=/^card ${number}\\b/i]`
/** Cards that lie face down. */
export const DOWN = 'role=button[name=/^card \\d+$/i]'
/** The number of the other card of its pair. */
export const twinOf = ({ layout }: MemoryPairs, number: number) =>
  layout.findIndex((pair, n) => pair === layout[number - 1] && n !== number - 1) + 1

/** How the cards look and turn. */
export function memoryPairsCards(rng: Rng, game: MemoryPairs): Requirement[] {
  return [faces(rng, game), backs(rng), turnBack(rng, game), foundMark(rng, game)]
}

function faces(rng: Rng, { pictures, others }: MemoryPairs): Requirement {
  const parts = (shown: readonly Picture[]): Fragment => ({
    script: `const faces = ${JSON.stringify(shown.map((picture) => drawnPicture(picture, picture.name)))}
const faceNames = ${JSON.stringify(shown.map(({ name }) => name))}
face = (pair) => faces[pair]
nameOf = (pair) => faceNames[pair]`,
  })
  const named = (shown: readonly Picture[]) => listing(shown.map(({ name }) => name))
  return {
    name: 'card faces',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `The cards show coloured drawings of these things: ${named(pictures)}.`,
      `On the cards are little pictures, drawn in colour: ${named(pictures)}.`,
    ]),
    check: pageCheck(
      [
        press(card(1), 300),
        press(card(2), 300),
        lookCount('known', `role=button[name=/^card [12]: (${pictures.map(({ name }) => name).join('|')})$/i]`),
      ],
      [equals('known', 2)],
    ),
    built: parts(pictures),
    worse: [
      { family: 'subject', words: `The cards show coloured drawings of these things: ${named(others)}.`, built: parts(others) },
      { family: 'style', words: 'There are no drawings on the cards, just large letters from A on.', built: {} },
    ],
  }
}

const BACKS = [
  ['dark berry red', '#7a2e5d'],
  ['ocean blue', '#1f5f8b'],
  ['rust brown', '#b3541e'],
  ['violet', '#5b3fa0'],
  ['moss green', '#4d7a1f'],
] as const

function backs(rng: Rng): Requirement {
  const [[name, colour], [otherName, other]] = drawTwo(rng, BACKS)
  const parts = (back: string, open: string): Fragment => ({
    css: `#cards button:not(.open) { background: linear-gradient(45deg, transparent 46%, #fff5 46% 54%, transparent 54%), ${back} }\n#cards button.open { background: ${open} }`,
  })
  const share = (as: string) => look(as, { see: 'share', of: card(1), colour })
  return {
    name: 'card backs',
    kind: 'feature',
    words: rng.pick([
      `The backs of the cards are ${name} (${colour}) with a fine diagonal stripe; an open card has a plain light ground.`,
      `Face down, a card is ${name} (${colour}), with one light stripe across it.`,
    ]),
    check: pageCheck(
      [share('down'), press(card(1), 300), share('open')],
      [
        { that: { of: 'down' }, is: 'at-least', to: 0.5 },
        { that: { of: 'open' }, is: 'at-most', to: 0.4 },
      ],
    ),
    built: parts(colour, '#fbfaf7'),
    worse: [
      {
        family: 'style',
        words: `The backs of the cards are ${otherName} (${other}) with a fine diagonal stripe.`,
        built: parts(other === colour ? '#fff' : other, '#fbfaf7'),
      },
      { family: 'weaken', words: 'The cards are light grey, back and front.', built: parts('#d5d5d5', '#d5d5d5') },
    ],
  }
}

function turnBack(rng: Rng, game: MemoryPairs): Requirement {
  const parts = (ms: number): Fragment => ({
    script: `let later
turned.push(() => clearTimeout(later))
moved.push((alike) => { if (!alike) later = setTimeout(() => { open = []; draw() }, ${ms}) })
dealt.push(() => clearTimeout(later))`,
  })
  const all = game.layout.length
  return {
    name: 'turning back',
    kind: 'feature',
    words: rng.pick([
      'Two cards that differ can be seen for about one and a half seconds and then turn face down by themselves.',
      'Where two cards are not alike, both close again on their own after some 1.5 seconds.',
    ]),
    check: pageCheck(
      [press(card(1), 300), press(card(2), 400), lookCount('shown', DOWN), wait(2200), lookCount('hidden', DOWN)],
      [equals('shown', all - 2), equals('hidden', all)],
    ),
    built: parts(1500),
    worse: [
      { family: 'contradict', words: 'Two cards that differ stay open until one turns the next card.', built: {} },
      { family: 'performance', words: 'Two cards that differ turn face down by themselves after eight seconds.', built: parts(8000) },
    ],
  }
}

const GREEN = '#1c8a4d'

function foundMark(rng: Rng, game: MemoryPairs): Requirement {
  const parts = (selector: string, colour: string): Fragment => ({ css: `#cards button${selector} { border: 6px solid ${colour} }` })
  const share = (as: string) => look(as, { see: 'share', of: card(1), colour: GREEN })
  const twin = twinOf(game, 1)
  return {
    name: 'mark of found pairs',
    kind: 'feature',
    words: rng.pick([
      `A found pair stays open and gets a thick green frame (${GREEN}); other cards have none.`,
      `Pairs that are found remain visible, framed in green (${GREEN}).`,
    ]),
    check: pageCheck(
      [press(card(1), 300), share('open'), press(card(twin), 300), share('found')],
      [{ that: { of: 'found' }, is: 'more', to: { of: 'open', plus: 0.1 } }],
    ),
    built: parts('.found', GREEN),
    worse: [
      { family: 'contradict', words: `Each open card has a thick green frame (${GREEN}), found or not.`, built: parts('.open', GREEN) },
      { family: 'style', words: 'A found pair stays open and becomes pale.', built: { css: '#cards button.found { opacity: .45 }' } },
    ],
  }
}
