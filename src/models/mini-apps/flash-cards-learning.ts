import type { Rng } from '../../core/rng.ts'
import { button, seen } from './flash-cards-actions.ts'
import { type FlashCards, side } from './flash-cards-features.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, lookCount, lookPage, pageCheck, press } from './page-steps.ts'

/** What one can do with a box of cards to learn better. */
export function flashCardsLearning(rng: Rng, deck: FlashCards): Requirement[] {
  return [known(rng, deck), answerFirst(rng, deck), allCards(rng, deck)]
}

function known(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (take: string): Fragment => ({
    header: '<span class="chip" id="known">Known 0</span>',
    bar: '<button id="know">I know it</button>',
    script: `let knownCount = 0
find('#know').onclick = () => {
  knownCount++
  find('#known').textContent = 'Known ' + knownCount
  ${take}
}`,
  })
  const [[first], [second]] = [cards[0]!, cards[1]!]
  const leaf = cards.slice(2).flatMap(([front, back]) => [press(side(front)), press(side(back))])
  return {
    name: 'known button',
    kind: 'action',
    words: rng.pick([
      'A button “I know it” takes the card out of the box and shows the next; “Known 1” counts such cards, which do not come again.',
      'Cards that one knows are put away with “I know it”: they are counted (“Known 0” at first) and not shown in later rounds.',
    ]),
    check: pageCheck(
      [
        button('I know it'),
        seen('second', second),
        lookPage('count'),
        press(side(second)),
        press('main >> role=button >> nth=0'),
        ...leaf,
        seen('again', second),
        seen('first', first),
      ],
      [equals('second', 1), { that: { of: 'count' }, is: 'containing', to: 'Known 1' }, equals('again', 1), equals('first', 0)],
    ),
    built: parts('if (cards.length > 1) { cards.splice(at, 1); go(at === cards.length ? -at : 0) }'),
    worse: [
      {
        family: 'weaken',
        words: 'A button “I know it” counts the card (“Known 1”) and shows the next; it comes again in the next round.',
        built: parts('go(1)'),
      },
      {
        family: 'contradict',
        words: 'A button “I know it” counts (“Known 1”) and lets the same card stay where it is.',
        built: parts('show()'),
      },
    ],
  }
}

function answerFirst(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (change: string): Fragment => ({
    bar: '<label><input type="checkbox" id="swap"> Answer first</label>',
    script: `find('#swap').onchange = (event) => { const ticked = event.target.checked; ${change}; show() }`,
  })
  const box = press('role=checkbox[name="Answer first"]')
  const [front, back] = cards[0]!
  return {
    name: 'answer-first box',
    kind: 'action',
    words: rng.pick([
      'While a box “Answer first” is ticked, the cards show their back first and turn to the front.',
      'One can tick “Answer first” to learn the other way round: the backs come first, the fronts when one turns the card.',
    ]),
    check: pageCheck(
      [box, seen('back', back), press(side(back)), seen('front', front), box, seen('home', front)],
      [equals('back', 1), equals('front', 1), equals('home', 1)],
    ),
    built: parts('front = ticked ? 1 : 0; back = false'),
    worse: [
      {
        family: 'robustness',
        words: 'Ticking a box “Answer first” shows the backs first; unticking it changes nothing any more.',
        built: parts('if (ticked) front = 1; back = false'),
      },
      {
        family: 'weaken',
        words: 'Ticking a box “Answer first” turns the card that one sees; all others show their front first as before.',
        built: parts('back = ticked'),
      },
    ],
  }
}

function allCards(rng: Rng, { cards }: FlashCards): Requirement {
  const parts = (lines: string): Fragment => ({
    css: '#list { margin: 0; padding: 10px 16px 10px 34px; columns: 2 160px; background: var(--panel); border-radius: 12px; font-size: 14px }',
    stage: '<ol id="list" hidden></ol>',
    bar: '<button id="all">Show all</button>',
    script: `find('#all').onclick = () => {
  find('#list').replaceChildren(...${lines}.map(([one, two]) => {
    const line = document.createElement('li')
    line.textContent = one + ' – ' + two
    return line
  }))
  find('#list').hidden = !find('#list').hidden
}`,
  })
  const line = ([front, back]: readonly [string, string]) => `${front} – ${back}`
  const ends = [line(cards[0]!), line(cards.at(-1)!)] as const
  return {
    name: 'list of all',
    kind: 'action',
    words: rng.pick([
      `A button “Show all” opens a list of all cards below, such as “${ends[0]}”, and closes it again.`,
      `“Show all” (a button) unfolds the whole box as a list with lines like “${ends[0]}”; pressed again, it is gone.`,
    ]),
    check: pageCheck(
      [button('Show all'), lookPage('open'), button('Show all'), lookCount('lines', 'role=listitem')],
      [...ends.map((to) => ({ that: { of: 'open' }, is: 'containing' as const, to })), equals('lines', 0)],
    ),
    built: parts('all'),
    worse: [
      {
        family: 'weaken',
        words: 'A button “Show all” opens a list of the first three cards below, and closes it again.',
        built: parts('all.slice(0, 3)'),
      },
      {
        family: 'contradict',
        words: 'A button “Show all” opens a list of all cards with the back before the front, and closes it again.',
        built: parts('all.map(([one, two]) => [two, one])'),
      },
    ],
  }
}
