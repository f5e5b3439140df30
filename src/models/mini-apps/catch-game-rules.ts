import type { Rng } from '../../core/rng.ts'
import { type CatchGame, caughtAt, FALLING } from './catch-game-features.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, lookCount, lookNumber, lookPage, pageCheck, wait } from './page-steps.ts'

/** What counts in a catching game. */
export function catchGameRules(rng: Rng, game: CatchGame): Requirement[] {
  return [score(rng, game), lives(rng, game), stones(rng, game)]
}

function score(rng: Rng, game: CatchGame): Requirement {
  const { thing, points } = game
  const parts = (hook: string, gain: string): Fragment => ({
    header: '<span class="chip" id="score">Score 0</span>',
    script: `let score = 0
const tellScore = () => { find('#score').textContent = 'Score ' + score }
${hook}.push((thing) => { if (!thing.bad) { score += ${gain}; tellScore() } })
restarted.push(() => { score = 0; tellScore() })`,
  })
  const told = 'text=/^Score/'
  const gain = points === 1 ? 'one point' : `${points} points`
  return {
    name: 'score',
    kind: 'feature',
    words: rng.pick([
      `“Score 0” stands at the top; each ${thing.name} that is caught gives ${gain}.`,
      `For each ${thing.name} one catches one gets ${gain}, shown as “Score ${points}”.`,
    ]),
    check: pageCheck(
      [lookNumber('start', told), wait(caughtAt(game, 1)), lookNumber('first', told)],
      [equals('start', 0), equals('first', points)],
    ),
    built: parts('caught', String(points)),
    worse: [
      {
        family: 'contradict',
        words: `“Score 0” stands at the top; each ${thing.name} that is caught takes ${gain} away.`,
        built: parts('caught', String(-points)),
      },
      {
        family: 'subject',
        words: `“Score 0” stands at the top; each ${thing.name} that reaches the ground gives ${gain}, caught ones count nothing.`,
        built: parts('missed', String(points)),
      },
    ],
  }
}

function lives(rng: Rng, game: CatchGame): Requirement {
  const parts = (hook: string, end: string): Fragment => ({
    css: '#end { position: absolute; inset: 38% 0 auto; margin: 0 auto; width: fit-content; background: var(--accent); color: var(--back); font-size: 24px; font-weight: 700; border-radius: 14px; padding: 8px 22px }\n#end:empty { display: none }',
    header: '<span class="chip" id="lives"></span>',
    stage: '<p id="end" role="status"></p>',
    script: `let lives = ${game.lives}
const tellLives = () => { find('#lives').textContent = 'Lives ' + lives }
tellLives()
${hook}.push((thing) => {
  if (thing.bad || over) return
  lives--
  if (lives <= 0) { ${end} }
  tellLives()
})
restarted.push(() => { lives = ${game.lives}; find('#end').textContent = ''; tellLives() })`,
  })
  const stop = `over = true; for (const thing of things) leave(thing); find('#end').textContent = 'Game over'`
  const told = 'text=/^Lives/'
  const { name } = game.thing
  return {
    name: 'lives',
    kind: 'feature',
    words: rng.pick([
      `One has ${game.lives} lives (“Lives ${game.lives}”); each ${name} that reaches the ground costs one, and after the last “Game over” appears and nothing falls any more.`,
      `“Lives ${game.lives}” is shown and goes down by one with each ${name} that is missed; at 0 it says “Game over” and no more of them come.`,
    ]),
    check: pageCheck(
      [
        lookNumber('start', told),
        wait(caughtAt(game, 1)),
        lookNumber('caught', told),
        wait(90_000),
        lookPage('end'),
        lookCount('falling', FALLING),
      ],
      [equals('start', game.lives), equals('caught', game.lives), contains('end', 'Game over'), equals('falling', 0)],
    ),
    built: parts('missed', stop),
    worse: [
      {
        family: 'weaken',
        words: `One has ${game.lives} lives (“Lives ${game.lives}”); each ${name} that reaches the ground costs one, and after the last there are ${game.lives} again and it goes on.`,
        built: parts('missed', `lives = ${game.lives}`),
      },
      {
        family: 'contradict',
        words: `One has ${game.lives} lives (“Lives ${game.lives}”); each ${name} that is caught costs one, and after the last it says “Game over”.`,
        built: parts('caught', stop),
      },
    ],
  }
}

function stones(rng: Rng, game: CatchGame): Requirement {
  const parts = (nth: string, hook: string): Fragment => ({
    header: '<span class="chip" id="hits">Stones 0</span>',
    script: `let hits = 0
const plain = dress
dress = (thing) => {
  plain(thing)
  if (thing.number % 3 !== ${nth}) return
  thing.bad = true
  if (thing.number === 2) thing.x = .5
  thing.label = 'falling stone'
  thing.look = '<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4 18L2 11l5-7 9-1 6 8-3 9-10 1z" fill="#6d6f78"/><path d="M7 4l3 6 9-2M10 10l-1 11" stroke="#4b4d55" fill="none"/></svg>'
}
const tellHits = () => { find('#hits').textContent = 'Stones ' + hits }
${hook}
restarted.push(() => { hits = 0; tellHits() })`,
  })
  const counted = 'caught.push((thing) => { if (thing.bad) { hits++; tellHits() } })'
  const told = 'text=/^Stones/'
  return {
    name: 'stones',
    kind: 'feature',
    words: rng.pick([
      'Every third thing is a stone (“falling stone”) that one should let pass: “Stones 0” counts those that were caught; the first of them comes down the middle.',
      'Beware: each third one that falls is a stone (image “falling stone”), the first of them right in the middle, and a counter “Stones 0” goes up when one is caught.',
    ]),
    check: pageCheck(
      [
        lookNumber('none', told),
        wait(caughtAt(game, 1) + 500),
        lookNumber('early', told),
        wait(caughtAt(game, 3) - caughtAt(game, 1) - 1200),
        lookCount('shown', 'role=img[name="falling stone"]'),
        wait(900),
        lookNumber('one', told),
      ],
      [equals('none', 0), equals('early', 0), equals('shown', 1), equals('one', 1)],
    ),
    built: parts('2', counted),
    worse: [
      {
        family: 'weaken',
        words:
          'Every third thing is a stone (“falling stone”), the first of them in the middle; “Stones 0” stands at the top and never changes.',
        built: parts('2', ''),
      },
      {
        family: 'contradict',
        words: 'The second thing and every third after it is a stone (“falling stone”); “Stones 0” counts those that were caught.',
        built: parts('1', counted),
      },
    ],
  }
}
