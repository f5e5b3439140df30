import type { Rng } from '../../core/rng.ts'
import { card, type MemoryPairs, twinOf } from './memory-pairs-cards.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, look, lookNumber, lookPage, pageCheck, press, wait } from './page-steps.ts'

/** What a game of pairs says of how far one is. */
export function memoryPairsProgress(rng: Rng, game: MemoryPairs): Requirement[] {
  return [moveCounter(rng, game), pairCounter(rng, game), clock(rng, game), winning(rng, game)]
}

const chip = (id: string, value: string, hooks: readonly string[]): Fragment => ({
  header: `<span class="chip" id="${id}"></span>`,
  script: `const ${id}Told = () => { find('#${id}').textContent = ${value} }\n${hooks.map((hook) => `${hook}.push(${id}Told)`).join('\n')}`,
})

/** Finds all pairs, with card 1 open already or not. */
const solving = (game: MemoryPairs) =>
  game.layout.flatMap((_, n) => (twinOf(game, n + 1) > n + 1 ? [press(card(n + 1), 100), press(card(twinOf(game, n + 1)), 100)] : []))

function moveCounter(rng: Rng, game: MemoryPairs): Requirement {
  const parts = (count: string): Fragment => chip('moves', `'Moves ' + ${count}`, ['turned', 'moved', 'dealt'])
  const moves = 'text=/^Moves/'
  return {
    name: 'move counter',
    kind: 'feature',
    words: rng.pick([
      '“Moves 0” stands at the top; turning two cards counts as one move, whether they are alike or not.',
      'It counts the moves (“Moves 1”): two turned cards are one move.',
    ]),
    check: pageCheck(
      [
        lookNumber('none', moves),
        press(card(1)),
        press(card(2), 3000),
        lookNumber('one', moves),
        press(card(1)),
        press(card(twinOf(game, 1))),
        lookNumber('two', moves),
      ],
      [equals('none', 0), equals('one', 1), equals('two', 2)],
    ),
    built: parts('moves'),
    worse: [
      {
        family: 'weaken',
        words: '“Moves 0” stands at the top; just the moves that find a pair are counted.',
        built: parts('found.length / 2'),
      },
      {
        family: 'contradict',
        words: '“Moves 0” stands at the top; every turned card counts as a move of its own.',
        built: parts('(moves * 2 + open.length % 2)'),
      },
    ],
  }
}

function pairCounter(rng: Rng, game: MemoryPairs): Requirement {
  const all = game.pictures.length
  const parts = (value: string): Fragment => chip('pairs', value, ['moved', 'dealt'])
  return {
    name: 'pair counter',
    kind: 'feature',
    words: rng.pick([
      `One sees how many pairs are found: “0 of ${all} pairs”, then “1 of ${all} pairs” and so on.`,
      `A display such as “2 of ${all} pairs” says how many are found and how many there are.`,
    ]),
    check: pageCheck(
      [lookPage('none'), press(card(1)), press(card(twinOf(game, 1))), lookPage('one')],
      [contains('none', `0 of ${all} pairs`), contains('one', `1 of ${all} pairs`)],
    ),
    built: parts(`found.length / 2 + ' of ${all} pairs'`),
    worse: [
      { family: 'weaken', words: `It says how many pairs there are in all: “${all} pairs”.`, built: parts(`'${all} pairs'`) },
      {
        family: 'contradict',
        words: `One sees how many pairs are still hidden: “${all} pairs left”, then “${all - 1} pairs left” and so on.`,
        built: parts(`${all} - found.length / 2 + ' pairs left'`),
      },
    ],
  }
}

function clock(rng: Rng, game: MemoryPairs): Requirement {
  const parts = (begun: string, runs: string): Fragment => ({
    css: '#clock { border: 2px solid var(--accent); border-radius: 99px; padding: 0 10px }',
    header: '<span class="chip" id="clock"></span>',
    script: `let seconds = 0, begun = ${begun}
turned.push(() => { begun = true })
dealt.push(() => { seconds = 0; begun = ${begun} })`,
    frame: `if (begun && ${runs}) seconds += dt
find('#clock').textContent = Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0')`,
  })
  const time = (as: string) => look(as, { see: 'text', of: 'text=/^\\d+:\\d\\d$/' })
  return {
    name: 'clock',
    kind: 'feature',
    words: rng.pick([
      'A clock (“0:00”) begins to run with the first card and stops when all pairs are found.',
      'The time is shown as “0:42”; it runs from the first card that is turned until the last pair is found.',
    ]),
    check: pageCheck(
      [
        wait(4000),
        time('before'),
        press(card(1), 500),
        wait(12_000),
        time('during'),
        ...solving(game),
        time('end'),
        wait(9000),
        time('after'),
      ],
      [
        equals('before', '0:00'),
        { that: { of: 'during' }, is: 'matching', to: '^0:1[123]$' },
        { that: { of: 'after' }, is: 'equal', to: { of: 'end' } },
      ],
    ),
    built: parts('false', '!over'),
    worse: [
      {
        family: 'weaken',
        words: 'A clock (“0:00”) begins to run with the first card and goes on for ever.',
        built: parts('false', 'true'),
      },
      {
        family: 'contradict',
        words: 'A clock (“0:00”) runs from the moment the page is opened until all pairs are found.',
        built: parts('true', '!over'),
      },
    ],
  }
}

function winning(rng: Rng, game: MemoryPairs): Requirement {
  const all = game.pictures.length
  const parts = (hook: string, text: string): Fragment => ({
    css: '#won { position: absolute; inset: auto 0 8px; margin: 0 auto; width: fit-content; background: var(--accent); color: var(--back); font-weight: 700; border-radius: 99px; padding: 6px 18px }\n#won:empty { display: none }',
    stage: '<p id="won" role="status"></p>',
    script: `${hook}.push((alike = true) => { if (alike) find('#won').textContent = ${text} })
dealt.push(() => { find('#won').textContent = '' })`,
  })
  return {
    name: 'winning',
    kind: 'feature',
    words: rng.pick([
      `With the last pair “All ${all} pairs found!” appears over the cards, and not before.`,
      `Whoever has found everything reads “All ${all} pairs found!”.`,
    ]),
    check: pageCheck(
      [press(card(1), 100), press(card(twinOf(game, 1)), 100), lookPage('early'), ...solving(game), wait(500), lookPage('end')],
      [
        contains('end', `All ${all} pairs found`),
        { that: { of: 'early' }, is: 'matching', to: `^(?!.*(All ${all} pairs found|Well done)).*$` },
      ],
    ),
    built: parts('solved', `'All ${all} pairs found!'`),
    worse: [
      {
        family: 'contradict',
        words: 'With each pair “Well done!” appears over the cards, with the last one as with the first.',
        built: parts('moved', `'Well done!'`),
      },
      {
        family: 'weaken',
        words: 'With the last pair all cards become pale; nothing is said.',
        built: {
          css: '#cards.pale { opacity: .5 }',
          script: `solved.push(() => find('#cards').classList.add('pale'))\ndealt.push(() => find('#cards').classList.remove('pale'))`,
        },
      },
    ],
  }
}
