import type { Rng } from '../../core/rng.ts'
import { drawTwo } from './draw-two.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, look, lookCount, lookPage, pageCheck, press } from './page-steps.ts'
import { wholeWords } from './whole-words.ts'

/** The drawn parameters of one box of cards. */
export interface FlashCards {
  /** Fronts and backs in their order; at least six. */
  readonly cards: readonly (readonly [string, string])[]
}

/** The card while that side is seen. */
export const side = (text: string) => `role=button[name=${wholeWords(text)}]`

/** Turns a card and goes on to the next. */
export const through = ([front, back]: readonly [string, string]) => [press(side(front)), press(side(back))]

/** What a box of cards shows. */
export function flashCardsFeatures(rng: Rng, deck: FlashCards): Requirement[] {
  return [position(rng, deck), sideLabel(rng), sideColours(rng, deck), firstLetter(rng, deck), roundCounter(rng, deck)]
}

function position(rng: Rng, { cards }: FlashCards): Requirement {
  const all = cards.length
  const parts = (value: string): Fragment => ({
    header: '<span class="chip" id="position"></span>',
    script: `shown.push(() => { find('#position').textContent = ${value} })`,
  })
  return {
    name: 'position',
    kind: 'feature',
    words: rng.pick([
      `One sees which card it is: “Card 1 of ${all}”, then “Card 2 of ${all}” and so on.`,
      `At the top stands “Card 1 of ${all}”, and the number follows the card that is shown.`,
    ]),
    check: pageCheck(
      [lookPage('first'), ...through(cards[0]!), lookPage('second')],
      [contains('first', `Card 1 of ${all}`), contains('second', `Card 2 of ${all}`)],
    ),
    built: parts(`'Card ' + (at + 1) + ' of ' + cards.length`),
    worse: [
      { family: 'weaken', words: `At the top stands how many cards there are: “${all} cards”.`, built: parts(`cards.length + ' cards'`) },
      {
        family: 'contradict',
        words: `The cards are counted down: “Card ${all} of ${all}”, then “Card ${all - 1} of ${all}” and so on.`,
        built: parts(`'Card ' + (cards.length - at) + ' of ' + cards.length`),
      },
    ],
  }
}

function sideLabel(rng: Rng): Requirement {
  const parts = (front: string, back: string): Fragment => ({
    css: '#side { font-size: 13px; letter-spacing: .04em; opacity: .85; order: -1 }',
    script: `const side = document.createElement('span')
side.id = 'side'
find('#card').append(side)
shown.push(() => { side.textContent = back ? '${back}' : '${front}' })`,
  })
  const labels = ['Question', 'Answer']
  const counts = (as: string) => labels.map((label) => lookCount(`${label.toLowerCase()}${as}`, `text=/^${label}$/`))
  return {
    name: 'side label',
    kind: 'feature',
    words: rng.pick([
      'On the card a small “Question” or “Answer” says which side one sees.',
      'The front is headed “Question”, the back “Answer”, in small letters on the card.',
    ]),
    check: pageCheck(
      [...counts('Front'), press('main >> role=button >> nth=0'), ...counts('Back')],
      [equals('questionFront', 1), equals('answerFront', 0), equals('questionBack', 0), equals('answerBack', 1)],
    ),
    built: parts('Question', 'Answer'),
    worse: [
      {
        family: 'contradict',
        words: 'The front is headed “Answer”, the back “Question”, in small letters on the card.',
        built: parts('Answer', 'Question'),
      },
      { family: 'weaken', words: 'A small “Question” stands on the front; the back has no heading.', built: parts('Question', '') },
    ],
  }
}

const SIDES = [
  ['golden', '#f2b705'],
  ['coral', '#ee6352'],
  ['sea green', '#2a9d8f'],
  ['violet', '#8e5bd0'],
  ['steel blue', '#3f88c5'],
] as const

function sideColours(rng: Rng, { cards }: FlashCards): Requirement {
  const [[name, colour], [otherName, other]] = drawTwo(rng, SIDES)
  const parts = (back: string, condition = 'back'): Fragment => ({
    css: `#card.turned { background: ${back}; color: #14110b; transition: none }`,
    script: `shown.push(() => find('#card').classList.toggle('turned', ${condition}))`,
  })
  const [front, back] = cards[0]!
  const share = (as: string, of: string) => look(as, { see: 'share', of: side(of), colour })
  return {
    name: 'side colours',
    kind: 'feature',
    words: rng.pick([
      `The back of a card is ${name} (${colour}), so that it differs clearly from the front.`,
      `When a card is turned, its ground becomes ${name} (${colour}); the front keeps the quiet colour.`,
    ]),
    check: pageCheck(
      [share('front', front), press(side(front)), share('back', back)],
      [
        { that: { of: 'front' }, is: 'at-most', to: 0.3 },
        { that: { of: 'back' }, is: 'at-least', to: 0.5 },
      ],
    ),
    built: parts(colour),
    worse: [
      {
        family: 'style',
        words: `The back of a card is ${otherName} (${other}), so that it differs clearly from the front.`,
        built: parts(other),
      },
      {
        family: 'contradict',
        words: `The front of a card is ${name} (${colour}); the back keeps the quiet colour.`,
        built: parts(colour, '!back'),
      },
    ],
  }
}

function firstLetter(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (value: string): Fragment => ({
    css: '#help { font-size: 14px; opacity: .9 }',
    script: `const help = document.createElement('span')
help.id = 'help'
find('#card').append(help)
shown.push(() => { const word = cards[at][1 - front]; help.textContent = back ? '' : ${value} })`,
  })
  const word = cards[0]![1]
  const signs = word.length === 1 ? '1 sign' : `${word.length} signs`
  const wanted = `begins with ${word[0]}, ${signs}`
  return {
    name: 'first letter',
    kind: 'feature',
    words: rng.pick([
      `As a help each front says how the back begins and how long it is; for the first card, “${wanted}”.`,
      `Below the word on the front stands a hint at the back, for the first card “${wanted}” (spaces count).`,
    ]),
    check: pageCheck([lookPage('front')], [contains('front', wanted)]),
    built: parts(`'begins with ' + word[0] + ', ' + word.length + (word.length === 1 ? ' sign' : ' signs')`),
    worse: [
      {
        family: 'weaken',
        words: 'As a help each front says how long the back is, such as “5 signs”, not how it begins.',
        built: parts(`word.length + ' signs'`),
      },
      {
        family: 'contradict',
        words: `As a help each front says how the back ends; for the first card, “ends with ${word.at(-1)}”.`,
        built: parts(`'ends with ' + word.at(-1)`),
      },
    ],
  }
}

function roundCounter(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (hook: string, value: string): Fragment => ({
    css: '#end { margin: 0; text-align: center; font-weight: 650; min-height: 1.45em }',
    stage: '<p id="end" role="status"></p>',
    script: `let rounds = 0\n${hook}.push(() => { rounds++; find('#end').textContent = ${value} })`,
  })
  return {
    name: 'round counter',
    kind: 'feature',
    words: rng.pick([
      'After the last card it starts over with the first and says “Round 1 finished”, the next time “Round 2 finished”.',
      'When all cards were seen, “Round 1 finished” appears and the first card comes again.',
    ]),
    check: pageCheck(
      [
        ...cards.slice(0, -1).flatMap(through),
        lookCount('early', 'text=/Round \\d+ finished/'),
        ...through(cards.at(-1)!),
        lookPage('end'),
      ],
      [equals('early', 0), contains('end', 'Round 1 finished')],
    ),
    built: parts('wrapped', `'Round ' + rounds + ' finished'`),
    worse: [
      {
        family: 'weaken',
        words: 'After the last card it starts over with the first and says “Once more!”.',
        built: parts('wrapped', `'Once more!'`),
      },
      {
        family: 'contradict',
        words: 'After the last card it starts over with the first, silently; instead each turned card says “Turned”.',
        built: parts('shown', `back ? 'Turned' : ''`),
      },
    ],
  }
}
