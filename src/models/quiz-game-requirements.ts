import type { Rng } from '../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import type { QuizTheme } from './quiz-topics.ts'

/** The drawn parameters of one quiz. */
export interface QuizGame {
  readonly questions: number
  readonly seconds: number
  readonly points: number
  readonly theme: QuizTheme
}

/** What a quiz is asked for: seven things to see, three to do. */
export function quizGameRequirements(rng: Rng, game: QuizGame): Requirement[] {
  return [look(game), progress(rng, game), score(game), timer(rng, game), ...feedback(rng), ...actions(rng)]
}

function look({ theme }: QuizGame): Requirement {
  const page = (
    card: string,
    ask: string,
  ) => `:root { --panel: ${theme.card}; --ink: ${theme.ink}; --accent: ${theme.accent}; --line: ${theme.accent}55 }
body { background: ${theme.back} }
#card { ${card} }
#ask { ${ask} }
header, footer { max-width: 640px; width: 100%; margin: 0 auto }`
  return {
    name: 'look',
    kind: 'feature',
    essential: true,
    words: `It looks friendly, in ${theme.name}: the question in large type on a rounded card, with big answer buttons.`,
    built: {
      css: page(
        `background: ${theme.card}; border-radius: 20px; padding: clamp(14px, 4vw, 24px); box-shadow: 0 4px 14px #0002`,
        'font-size: clamp(20px, 4.4vw, 25px); font-weight: 650; line-height: 1.25; text-wrap: balance',
      ),
    },
    broken: {
      css: page('border: 1px solid; padding: 2px; transform: rotate(-1.5deg) scale(.8)', 'font: italic 13px serif; text-align: right'),
    },
  }
}

function progress(rng: Rng, { questions }: QuizGame): Requirement {
  const parts = (number: string): Fragment => ({
    css: '#progress { height: 7px; border-radius: 4px; background: var(--line); margin-bottom: 16px; overflow: hidden; order: -1 }\n#progress i { display: block; height: 100%; width: 0; background: var(--accent); transition: width .3s }\n#card { display: flex; flex-direction: column }',
    header: '<span class="chip" id="number"></span>',
    script: `const rail = document.createElement('div')
rail.id = 'progress'
rail.append(document.createElement('i'))
find('#card').append(rail)
shown.push(() => {
  const number = ${number}
  find('#number').textContent = 'Question ' + number + ' of ${questions}'
  rail.firstChild.style.width = number / ${questions} * 100 + '%'
})`,
  })
  return {
    name: 'progress',
    kind: 'feature',
    words: rng.pick([
      `One always sees how far one is: "Question 3 of ${questions}" and a bar that fills up.`,
      `A progress bar and the words "Question 1 of ${questions}", "Question 2 of ${questions}" and so on.`,
    ]),
    built: parts('at + 1'),
    broken: parts(String(questions)),
  }
}

function score({ points }: QuizGame): Requirement {
  const parts = (gain: string): Fragment => ({
    header: '<span class="chip" id="score">Score 0</span>',
    script: `let score = 0
answered.push((hit) => { score += ${gain}; find('#score').textContent = 'Score ' + score })
restarted.push(() => { score = 0; find('#score').textContent = 'Score 0' })`,
  })
  return {
    name: 'score',
    kind: 'feature',
    words: `The score is shown at the top: ${points === 1 ? 'one point' : `${points} points`} for each right answer, none for a wrong one.`,
    built: parts(`hit ? ${points} : 0`),
    broken: parts(`hit ? 0 : -${points}`),
  }
}

function timer(rng: Rng, { seconds }: QuizGame): Requirement {
  const parts = (end: string): Fragment => ({
    css: '#clock { min-width: 62px; text-align: center; border: 2px solid var(--accent); border-radius: 99px; padding: 0 10px }',
    header: '<span class="chip" id="clock"></span>',
    script: `let left = ${seconds}\nshown.push(() => { left = ${seconds} })`,
    frame: `if (open && !over) { left -= dt; find('#clock').textContent = ${end} }`,
  })
  return {
    name: 'timer',
    kind: 'feature',
    words: rng.pick([
      `Each question has ${seconds} seconds, counted down on screen; when they are over, it counts as wrong and goes on.`,
      `A countdown gives ${seconds} seconds per question. Whoever is too slow has answered wrongly and gets the next one.`,
    ]),
    built: parts(`Math.max(0, Math.ceil(left)) + ' s'; if (left <= 0) answer(-1)`),
    broken: parts(`Math.ceil(left * 7) + ' s'`),
  }
}

function feedback(rng: Rng): Requirement[] {
  const paint = (right: string, wrong: string): Fragment => ({
    css: '#answers .yes { background: #1c8a4d; border-color: #1c8a4d; color: #fff }\n#answers .no { background: #c43232; border-color: #c43232; color: #fff }',
    script: `answered.push((hit, n, right) => {
  options()[${right}].classList.add('yes')
  if (${wrong}) options()[n]?.classList.add('no')
})`,
  })
  const row = (count: string): Fragment => ({
    header: '<span class="chip" id="row"></span>',
    script: `let row = 0
const tell = () => { find('#row').textContent = row + ' in a row' }
tell()
answered.push((hit) => { row = ${count}; tell() })
restarted.push(() => { row = 0; tell() })`,
  })
  const summary = (text: string): Fragment => ({
    script: `ended.push(() => {
  const words = hits > questions.length * .8 ? 'Excellent!' : hits > questions.length * .4 ? 'Well done!' : 'Practice helps!'
  find('#ask').textContent = ${text}
})`,
  })
  return [
    {
      name: 'answer colours',
      kind: 'feature',
      words: 'After an answer the right one turns green, and the chosen one red if it was wrong, before the next question comes.',
      built: paint('right', '!hit'),
      broken: paint('3 - right', 'hit'),
    },
    {
      name: 'streak',
      kind: 'feature',
      words: rng.pick([
        'It counts right answers in a row and starts at 0 again after a mistake.',
        'A streak counter ("3 in a row") that a wrong answer sets back to 0.',
      ]),
      built: row('hit ? row + 1 : 0'),
      broken: row('hit ? row : row + 1'),
    },
    {
      name: 'summary',
      kind: 'feature',
      words: 'At the end it says how many answers were right, out of how many, with a kind word that depends on it.',
      built: summary(`'You got ' + hits + ' of ' + questions.length + ' right. ' + words`),
      broken: summary(`'You got 0 of 0 right.'`),
    },
  ]
}

function actions(rng: Rng): Requirement[] {
  const restart = (target: string): Fragment => ({
    bar: '<button id="again">Start again</button>',
    script: `find('#again').onclick = () => { clearTimeout(later); at = ${target}; hits = 0; for (const hook of restarted) hook(); show() }`,
  })
  const keys = (pressed: string): Fragment => ({
    css: '#answers kbd { font: 600 12px system-ui; border: 1px solid; border-radius: 5px; padding: 1px 6px; margin-right: 9px; opacity: .65 }',
    script: `shown.push(() => options().forEach((button, n) => {
  const key = document.createElement('kbd')
  key.textContent = n + 1
  button.prepend(key)
}))
addEventListener('keydown', ({ key }) => { if (key >= '1' && key <= '4') answer(${pressed}) })`,
  })
  const joker = (spared: string): Fragment => ({
    bar: '<button id="half">50 : 50</button>',
    script: `find('#half').onclick = () => {
  if (!open || over) return
  const { right } = questions[at]
  options().filter((button, n) => ${spared}).slice(0, 2).forEach((button) => { button.style.visibility = 'hidden' })
  find('#half').disabled = true
  find('#half').style.opacity = .4
}
restarted.push(() => { find('#half').disabled = false; find('#half').style.opacity = 1 })`,
  })
  return [
    {
      name: 'restart button',
      kind: 'action',
      words: 'A button "Start again" begins a new round from the first question at any time.',
      built: restart('0'),
      broken: restart('questions.length - 1'),
    },
    {
      name: 'number keys',
      kind: 'action',
      words: rng.pick([
        'The keys 1 to 4 choose an answer; the numbers stand in front of the answers.',
        'One can answer with the number keys 1-4, shown next to the answers.',
      ]),
      built: keys('key - 1'),
      broken: keys('key % 4'),
    },
    {
      name: 'fifty-fifty button',
      kind: 'action',
      words: 'A button "50 : 50" takes away two wrong answers; it can be used once per round.',
      built: joker('n !== right'),
      broken: joker('n === right || n === (right + 1) % 4'),
    },
  ]
}
