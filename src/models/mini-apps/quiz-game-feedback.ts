import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { contains, equals, look, lookNumber, lookPage, pageCheck } from './page-steps.ts'
import { answerRightly, answerWrongly, type QuizGame, rightAnswer, wrongAnswer } from './quiz-questions.ts'

/** What a quiz says about the answers one gave. */
export function quizGameFeedback(rng: Rng, game: QuizGame): Requirement[] {
  return [answerColours(game), streak(rng, game), summary(rng, game)]
}

const GREEN = '#1c8a4d'
const RED = '#c43232'

function answerColours({ questions }: QuizGame): Requirement {
  const paint = (marks: string): Fragment => ({
    css: `#answers .yes, #answers .no { transition: none }
#answers .yes { background: ${GREEN}; border-color: ${GREEN}; color: #fff }\n#answers .no { background: ${RED}; border-color: ${RED}; color: #fff }`,
    script: `answered.push((hit, n, right) => { ${marks} })`,
  })
  const first = questions[0]!
  return {
    name: 'answer colours',
    kind: 'feature',
    words: `After an answer the right one turns green (${GREEN}), and the chosen one red (${RED}) if it was wrong, for about a second.`,
    check: pageCheck(
      [
        answerWrongly(first, 600),
        look('green', { see: 'share', of: rightAnswer(first), colour: GREEN }),
        look('red', { see: 'share', of: wrongAnswer(first), colour: RED }),
      ],
      [
        { that: { of: 'green' }, is: 'at-least', to: 0.4 },
        { that: { of: 'red' }, is: 'at-least', to: 0.4 },
      ],
    ),
    built: paint(`options()[right].classList.add('yes'); if (!hit) options()[n]?.classList.add('no')`),
    worse: [
      {
        family: 'weaken',
        words: `After an answer the chosen one turns green (${GREEN}) if it was right; otherwise no colour changes.`,
        built: paint(`if (hit) options()[n].classList.add('yes')`),
      },
      {
        family: 'contradict',
        words: `After an answer the right one turns red (${RED}), and the chosen one green (${GREEN}) if it was wrong.`,
        built: paint(`options()[right].classList.add('no'); if (!hit) options()[n]?.classList.add('yes')`),
      },
    ],
  }
}

function streak(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (count: string): Fragment => ({
    header: '<span class="chip" id="row"></span>',
    script: `let row = 0
const tellRow = () => { find('#row').textContent = row + ' in a row' }
tellRow()
answered.push((hit) => { row = ${count}; tellRow() })
restarted.push(() => { row = 0; tellRow() })`,
  })
  const counted = 'text=/\\d+ in a row/'
  return {
    name: 'streak',
    kind: 'feature',
    words: rng.pick([
      'It counts right answers without a mistake (“2 in a row”) and starts at 0 again after a wrong one.',
      'A streak counter (“0 in a row”, “1 in a row” ...) that a wrong answer sets back to 0.',
    ]),
    check: pageCheck(
      [
        answerRightly(questions[0]!),
        answerRightly(questions[1]!),
        lookNumber('two', counted),
        answerWrongly(questions[2]!),
        lookNumber('none', counted),
      ],
      [equals('two', 2), equals('none', 0)],
    ),
    built: parts('hit ? row + 1 : 0'),
    worse: [
      {
        family: 'weaken',
        words: 'It counts right answers (“2 in a row”); a wrong one changes nothing.',
        built: parts('hit ? row + 1 : row'),
      },
      {
        family: 'contradict',
        words: 'It counts mistakes (“2 in a row”) and starts at 0 again after a right answer.',
        built: parts('hit ? 0 : row + 1'),
      },
    ],
  }
}

function summary(rng: Rng, { questions }: QuizGame): Requirement {
  const all = questions.length
  const parts = (text: string): Fragment => ({ script: `ended.push(() => { find('#ask').textContent = ${text} })` })
  const [first, ...rest] = questions
  return {
    name: 'summary',
    kind: 'feature',
    words: rng.pick([
      `At the end it says how many answers were right, out of how many (“${all - 1} of ${all} right”).`,
      `After the last question comes a result such as “${all - 1} of ${all} right”.`,
    ]),
    check: pageCheck(
      [answerRightly(first!), ...rest.map((question) => answerWrongly(question)), lookPage('end')],
      [contains('end', `1 of ${all} right`)],
    ),
    built: parts(`'You got ' + hits + ' of ' + questions.length + ' right.'`),
    worse: [
      {
        family: 'weaken',
        words: 'At the end it thanks the player, without saying how many answers were right.',
        built: parts(`'Thank you for playing!'`),
      },
      {
        family: 'contradict',
        words: `At the end it says how many answers were wrong, out of how many (“1 of ${all} wrong”).`,
        built: parts(`'You got ' + (questions.length - hits) + ' of ' + questions.length + ' wrong.'`),
      },
    ],
  }
}
