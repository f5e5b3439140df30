import type { Rng } from '../../core/rng.ts'
import { FACT_TOPICS, type FactTopic } from './fact-topics.ts'
import { listing } from './listing.ts'
import type { Fragment, MiniAppFamily } from './mini-app.ts'
import { BARE_CSS, PAGE_THEMES } from './page-themes.ts'
import { PICTURES } from './pictures.ts'
import { quizGameActions } from './quiz-game-actions.ts'
import { quizGameFeatures } from './quiz-game-features.ts'
import { quizGameFeedback } from './quiz-game-feedback.ts'
import type { Question, QuizGame } from './quiz-questions.ts'

/** A multiple-choice quiz: one question at a time, four answers each. */
export const quizGame: MiniAppFamily = {
  name: 'quiz-game',
  domain: 'game',
  draw(rng) {
    const topic = rng.pick(FACT_TOPICS)
    const game: QuizGame = {
      questions: drawQuestions(rng, topic, rng.int(5, 8)),
      seconds: rng.int(3, 8) * 5,
      points: rng.pick([1, 5, 10, 20, 100]),
      theme: rng.pick(PAGE_THEMES),
      picture: PICTURES.find(({ name }) => name === topic.picture)!,
    }
    const subjects = listing(game.questions.map(({ subject }) => subject))
    return {
      title: topic.title,
      wish: rng.pick([
        `a quiz about ${topic.about} with four answers to choose from each time, which asks in this order about ${subjects}`,
        `a little quiz game on ${topic.about} (${game.questions.length} questions with four answers each, in this order: ${subjects})`,
        `a multiple-choice quiz on ${topic.about} that goes through ${subjects}, in this order, with three wrong answers next to the right one`,
      ]),
      base: baseOf(game),
      requirements: [...quizGameFeatures(rng, game), ...quizGameFeedback(rng, game), ...quizGameActions(rng, game)],
    }
  },
}

function drawQuestions(rng: Rng, topic: FactTopic, count: number): Question[] {
  const pairs = rng.shuffle(topic.pairs(rng))
  return pairs.slice(0, count).map(([subject, answer]) => {
    const wrong = rng.shuffle(pairs.map(([, other]) => other).filter((other) => other !== answer)).slice(0, 3)
    const options = rng.shuffle([answer, ...wrong])
    return { subject, ask: topic.ask(subject), options, right: options.indexOf(answer) }
  })
}

function baseOf({ questions }: QuizGame): Fragment {
  const shown = questions.map(({ ask, options, right }) => ({ ask, options, right }))
  return {
    css: `${BARE_CSS}
main { flex: 1 0 auto; display: grid; place-items: center; padding: 4px 18px 20px; overflow: visible }
header, footer { max-width: 640px; width: 100%; margin: 0 auto }
#card { width: min(100%, 560px); background: var(--panel); border-radius: 20px; padding: clamp(14px, 4vw, 24px); box-shadow: 0 4px 14px #0002 }
#ask { font-size: clamp(19px, 4.4vw, 24px); font-weight: 650; line-height: 1.25; margin: 0 0 16px; text-wrap: balance }
#answers { display: grid; grid-template-columns: 1fr 1fr; gap: 10px }
#answers button { padding: 12px clamp(8px, 2.4vw, 14px); text-align: left; min-height: 50px; overflow-wrap: anywhere; background: var(--panel) }
.chip { font-weight: 600; font-variant-numeric: tabular-nums }`,
    stage: '<section id="card"><p id="ask"></p><div id="answers" role="group" aria-label="Answers"></div></section>',
    script: `const questions = ${JSON.stringify(shown)}
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
