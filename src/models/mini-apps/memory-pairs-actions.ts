import type { Rng } from '../../core/rng.ts'
import { card, DOWN, type MemoryPairs } from './memory-pairs-cards.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { equals, lookCount, pageCheck, press, pressKey, wait } from './page-steps.ts'

/** What one can do in a game of pairs besides turning cards. */
export function memoryPairsActions(rng: Rng, game: MemoryPairs): Requirement[] {
  return [newGame(rng, game), peek(rng, game), hint(rng, game), arrowKeys(rng)]
}

function newGame(rng: Rng, game: MemoryPairs): Requirement {
  const parts = (condition: string): Fragment => ({
    bar: '<button id="deal">New game</button>',
    script: `let games = 0\nfind('#deal').onclick = () => { if (${condition}) deal(); games++ }`,
  })
  const again = press('role=button[name="New game"]')
  const some = [press(card(1), 200), press(card(2), 200)]
  const all = game.layout.length
  return {
    name: 'new-game button',
    kind: 'action',
    words: rng.pick([
      'A button “New game” shuffles and lays all cards face down, at any moment and any number of times.',
      'At any time one can begin anew with “New game” (a button): the cards are mixed and all face down.',
    ]),
    check: pageCheck(
      [...some, again, lookCount('once', DOWN), ...some, again, lookCount('twice', DOWN)],
      [equals('once', all), equals('twice', all)],
    ),
    built: parts('true'),
    worse: [
      {
        family: 'robustness',
        words: 'A button “New game” shuffles and lays all cards face down; it can be used a single time.',
        built: parts('games === 0'),
      },
      {
        family: 'weaken',
        words: 'A button “New game” shuffles the cards once all pairs are found; during a game it does nothing.',
        built: parts('over'),
      },
    ],
  }
}

function peek(rng: Rng, { layout }: MemoryPairs): Requirement {
  const parts = (shown: string, end: string): Fragment => ({
    bar: '<button id="peek">Peek</button>',
    script: `let peekEnd
find('#peek').onclick = () => {
  clearTimeout(peekEnd)
  peeked = ${shown}
  draw()
  ${end}
}`,
  })
  const close = 'peekEnd = setTimeout(() => { peeked = []; draw() }, 3000)'
  const every = 'layout.map((pair, n) => n)'
  return {
    name: 'peek button',
    kind: 'action',
    words: rng.pick([
      'A button “Peek” shows all cards for three seconds; then they are face down again.',
      'With “Peek” one may look at all cards at once, for 3 seconds.',
    ]),
    check: pageCheck(
      [press('role=button[name="Peek"]', 400), lookCount('open', DOWN), wait(3600), lookCount('closed', DOWN)],
      [equals('open', 0), equals('closed', layout.length)],
    ),
    built: parts(every, close),
    worse: [
      {
        family: 'weaken',
        words: 'A button “Peek” shows the cards of the first row for three seconds.',
        built: parts('[0, 1, 2, 3]', close),
      },
      { family: 'contradict', words: 'A button “Peek” opens all cards, and they stay open.', built: parts(every, '') },
    ],
  }
}

function hint(rng: Rng, { layout }: MemoryPairs): Requirement {
  const parts = (shown: string, condition: string): Fragment => ({
    bar: '<button id="hint">Hint</button>',
    script: `let hints = 0, hintEnd
find('#hint').onclick = () => {
  const card = layout.findIndex((pair, n) => !found.includes(n))
  if (card < 0 || !(${condition})) return
  hints++
  clearTimeout(hintEnd)
  peeked = ${shown}
  draw()
  hintEnd = setTimeout(() => { peeked = []; draw() }, 2000)
}`,
  })
  const both = '[card, layout.lastIndexOf(layout[card])]'
  const all = layout.length
  const help = press('role=button[name="Hint"]', 400)
  return {
    name: 'hint button',
    kind: 'action',
    words: rng.pick([
      'A button “Hint” opens both cards of a pair that is not found yet for two seconds, each time one presses it.',
      'Whoever is stuck presses “Hint” and sees one hidden pair for 2 seconds, as often as needed.',
    ]),
    check: pageCheck(
      [help, lookCount('open', DOWN), wait(2600), lookCount('closed', DOWN), help, lookCount('again', DOWN)],
      [equals('open', all - 2), equals('closed', all), equals('again', all - 2)],
    ),
    built: parts(both, 'true'),
    worse: [
      { family: 'weaken', words: 'A button “Hint” opens a single card for two seconds.', built: parts('[card]', 'true') },
      {
        family: 'robustness',
        words: 'A button “Hint” opens both cards of a pair for two seconds; it can be used a single time.',
        built: parts(both, 'hints === 0'),
      },
    ],
  }
}

function arrowKeys(rng: Rng): Requirement {
  const parts = (ways: string): Fragment => ({
    script: `const ways = ${ways}
find('#cards').onkeydown = (event) => {
  if (!(event.key in ways)) return
  event.preventDefault()
  buttons[buttons.indexOf(document.activeElement) + ways[event.key]]?.focus()
}`,
  })
  return {
    name: 'arrow keys',
    kind: 'action',
    words: rng.pick([
      'The four arrow keys move the focus from card to card, and Enter turns the card that has it.',
      'One can play with the keyboard alone: arrows go to the next card left, right, above or below, Enter turns it.',
    ]),
    check: pageCheck(
      [
        press(card(1), 200),
        pressKey('ArrowRight', 100),
        pressKey('Enter', 200),
        lookCount('right', 'role=button[name=/^card 2: /i]'),
        pressKey('ArrowDown', 100),
        pressKey('ArrowLeft', 100),
        pressKey('Enter', 200),
        lookCount('below', 'role=button[name=/^card 5: /i]'),
      ],
      [equals('right', 1), equals('below', 1)],
    ),
    built: parts('{ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -4, ArrowDown: 4 }'),
    worse: [
      {
        family: 'weaken',
        words: 'The arrow keys left and right move the focus from card to card; up and down do nothing.',
        built: parts('{ ArrowLeft: -1, ArrowRight: 1 }'),
      },
      {
        family: 'contradict',
        words: 'The arrow keys move the focus against their direction: right goes to the left, down goes up.',
        built: parts('{ ArrowLeft: 1, ArrowRight: -1, ArrowUp: 4, ArrowDown: -4 }'),
      },
    ],
  }
}
