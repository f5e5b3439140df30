import type { Rng } from '../core/rng.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { type QuizGame, quizGameRequirements } from './quiz-game-requirements.ts'
import { QUIZ_THEMES, QUIZ_TOPICS, type QuizTopic } from './quiz-topics.ts'

/** A multiple-choice quiz: one question at a time, four answers each. */
export const quizGame: MiniAppFamily = {
  name: 'quiz-game',
  domain: 'game',
  draw(rng) {
    const topic = rng.pick(QUIZ_TOPICS)
    const game: QuizGame = {
      questions: rng.int(5, 10),
      seconds: rng.int(3, 8) * 5,
      points: rng.pick([1, 5, 10, 20, 100]),
      theme: rng.pick(QUIZ_THEMES),
    }
    return {
      title: topic.title,
      wish: `${rng.pick(['a quiz', 'a little quiz game', 'a multiple-choice quiz'])} about ${topic.about} with ${game.questions} questions and four answers to choose from each time`,
      base: baseOf(drawQuestions(rng, topic, game.questions)),
      requirements: quizGameRequirements(rng, game),
    }
  },
}

interface Question {
  readonly ask: string
  readonly options: readonly string[]
  /** Index of the right option. */
  readonly right: number
}

function drawQuestions(rng: Rng, topic: QuizTopic, count: number): Question[] {
  const pairs = rng.shuffle(topic.pairs(rng))
  return pairs.slice(0, count).map(([subject, answer]) => {
    const wrong = rng.shuffle(pairs.map(([, other]) => other).filter((other) => other !== answer)).slice(0, 3)
    const options = rng.shuffle([answer, ...wrong])
    return { ask: topic.ask(subject), options, right: options.indexOf(answer) }
  })
}

function baseOf(questions: readonly Question[]): Fragment {
  return {
    css: `:root { --back: #f1f1f1; --panel: #fff; --line: #b9b9b9; --ink: #222; --accent: #555 }
main { display: grid; place-items: center; padding: 4px 18px 20px; overflow: auto }
#card { width: min(100%, 560px) }
#ask { font-size: 20px; margin: 0 0 14px }
#answers { display: grid; grid-template-columns: 1fr 1fr; gap: 10px }
#answers button { padding: 13px 14px; text-align: left; min-height: 52px; overflow-wrap: anywhere }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }`,
    stage: '<section id="card"><p id="ask"></p><div id="answers"></div></section>',
    script: `const questions = ${JSON.stringify(questions)}
let at = 0, open = true, over = false, hits = 0, later
const shown = [], answered = [], ended = [], restarted = []
const options = () => [...find('#answers').children]
const show = () => {
  open = true
  over = false
  const question = questions[at]
  find('#ask').textContent = question.ask
  find('#answers').replaceChildren(...question.options.map((text, n) => {
    const button = document.createElement('button')
    button.append(text)
    button.onclick = () => answer(n)
    return button
  }))
  for (const hook of shown) hook(question)
}
const answer = (n) => {
  if (!open || over) return
  open = false
  const { right } = questions[at], hit = n === right
  if (hit) hits++
  for (const hook of answered) hook(hit, n, right)
  later = setTimeout(next, 1200)
}
const next = () => {
  at++
  if (at < questions.length) return show()
  over = true
  find('#ask').textContent = 'That was the last question.'
  find('#answers').replaceChildren()
  for (const hook of ended) hook()
}
queueMicrotask(show)`,
  }
}
