import type { Rng } from '../../core/rng.ts'
import { emblemRequirement } from './emblem-requirement.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, lookCount, lookNumber, lookPage, pageCheck, wait } from './page-steps.ts'
import { answerRightly, answerWrongly, asked, type QuizGame } from './quiz-questions.ts'
import { themeRequirement } from './theme-requirement.ts'

/** What there is to see in a quiz all along. */
export function quizGameFeatures(rng: Rng, game: QuizGame): Requirement[] {
  return [themeRequirement(rng, game.theme), emblemRequirement(rng, game.picture), progress(rng, game), score(rng, game), timer(rng, game)]
}

function progress(rng: Rng, { questions }: QuizGame): Requirement {
  const all = questions.length
  const parts = (text: string, share: string): Fragment => ({
    css: `#progress { height: 7px; border-radius: 4px; background: var(--line); margin-bottom: 16px; overflow: hidden }
#progress i { display: block; height: 100%; width: 0; background: var(--accent); transition: width .3s }`,
    header: '<span class="chip" id="number"></span>',
    script: `const rail = document.createElement('div')
rail.id = 'progress'
rail.append(document.createElement('i'))
find('#card').prepend(rail)
shown.push(() => {
  find('#number').textContent = ${text}
  rail.firstChild.style.width = ${share} * 100 + '%'
})`,
  })
  return {
    name: 'progress',
    kind: 'feature',
    words: rng.pick([
      `One always sees how far one is: “Question 3 of ${all}” and a bar that fills up.`,
      `A progress bar and the words “Question 1 of ${all}”, “Question 2 of ${all}” and so on.`,
    ]),
    check: pageCheck(
      [lookPage('first'), answerRightly(questions[0]!), lookPage('second')],
      [contains('first', `Question 1 of ${all}`), contains('second', `Question 2 of ${all}`)],
    ),
    built: parts(`'Question ' + (at + 1) + ' of ${all}'`, `(at + 1) / ${all}`),
    worse: [
      {
        family: 'weaken',
        words: `It says how many questions there are (“${all} questions”), without a bar or a number for each.`,
        built: { header: `<span class="chip">${all} questions</span>` },
      },
      {
        family: 'contradict',
        words: `The questions are counted down: “Question ${all} of ${all}” first, “Question 1 of ${all}” last, with a bar that empties.`,
        built: parts(`'Question ' + (${all} - at) + ' of ${all}'`, `(${all} - at) / ${all}`),
      },
    ],
  }
}

function score(rng: Rng, { points, questions }: QuizGame): Requirement {
  const gain = points === 1 ? 'one point' : `${points} points`
  const parts = (change: string): Fragment => ({
    header: '<span class="chip" id="score">Score 0</span>',
    script: `let score = 0
answered.push((hit) => { score += ${change}; find('#score').textContent = 'Score ' + score })
restarted.push(() => { score = 0; find('#score').textContent = 'Score 0' })`,
  })
  return {
    name: 'score',
    kind: 'feature',
    words: rng.pick([
      `The score is shown at the top (“Score 0” at first): ${gain} for each right answer, none for a wrong one.`,
      `“Score 0” stands at the top and grows by ${gain} with every right answer; mistakes change nothing.`,
    ]),
    check: pageCheck(
      [
        lookNumber('start', 'text=/^Score/'),
        answerRightly(questions[0]!),
        lookNumber('right', 'text=/^Score/'),
        answerWrongly(questions[1]!),
        lookNumber('wrong', 'text=/^Score/'),
      ],
      [equals('start', 0), equals('right', points), equals('wrong', points)],
    ),
    built: parts(`hit ? ${points} : 0`),
    worse: [
      {
        family: 'contradict',
        words: `The score is shown at the top (“Score 0” at first): ${gain} less for each wrong answer, none for a right one.`,
        built: parts(`hit ? 0 : -${points}`),
      },
      {
        family: 'weaken',
        words: `The score is shown at the top (“Score 0” at first): ${gain} for each answer, right or wrong.`,
        built: parts(String(points)),
      },
    ],
  }
}

function timer(rng: Rng, { seconds, questions }: QuizGame): Requirement {
  const parts = (tick: string): Fragment => ({
    css: '#clock { min-width: 62px; text-align: center; border: 2px solid var(--accent); border-radius: 99px; padding: 0 10px }',
    header: '<span class="chip" id="clock"></span>',
    script: `let left = ${seconds}\nshown.push(() => { left = ${seconds} })`,
    frame: `if (open && !over) { ${tick} }`,
  })
  const tell = `find('#clock').textContent = Math.max(0, Math.ceil(left)) + ' s'`
  const clock = 'text=/^\\d+ s$/'
  return {
    name: 'timer',
    kind: 'feature',
    words: rng.pick([
      `Each question has ${seconds} seconds, counted down on screen (“${seconds} s”); when they are over, it counts as wrong and goes on.`,
      `A countdown in whole seconds (“${seconds} s”, “${seconds - 1} s” ...) limits each question. Whoever is too slow has answered wrongly and gets the next one.`,
    ]),
    check: pageCheck(
      [
        lookNumber('start', clock),
        wait(6000),
        lookNumber('later', clock),
        wait((seconds - 4) * 1000),
        lookCount('second', asked(questions[1]!)),
      ],
      [
        equals('start', seconds, 2),
        { that: { of: 'later' }, is: 'equal', to: { of: 'start', plus: -6 }, within: 1 },
        { that: { of: 'second' }, is: 'at-least', to: 1 },
      ],
    ),
    built: parts(`left -= dt; ${tell}; if (left <= 0) answer(-1)`),
    worse: [
      {
        family: 'weaken',
        words: `${seconds} seconds are counted down for each question (“${seconds} s”), but nothing happens when they are over.`,
        built: parts(`left -= dt; ${tell}`),
      },
      {
        family: 'contradict',
        words: 'The seconds that a question takes are counted up (“0 s”, “1 s” ...); one has as long as one likes.',
        built: parts(`left -= dt; find('#clock').textContent = Math.floor(${seconds} - left) + ' s'`),
      },
    ],
  }
}
