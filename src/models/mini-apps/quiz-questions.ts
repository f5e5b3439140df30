import { press } from './page-steps.ts'
import type { PageTheme } from './page-themes.ts'
import type { Picture } from './pictures.ts'
import { wholeWords } from './whole-words.ts'

export interface Question {
  readonly subject: string
  readonly ask: string
  readonly options: readonly string[]
  /** Index of the right option. */
  readonly right: number
}

/** The drawn parameters of one quiz. */
export interface QuizGame {
  readonly questions: readonly Question[]
  readonly seconds: number
  readonly points: number
  readonly theme: PageTheme
  readonly picture: Picture
}

/** Time for the page to show what the answer was and to go on. */
const ON = 3000

/** The button of an answer; a number or letter may stand before it, apart. */
const option = ({ options }: Question, n: number) => `role=button[name=${wholeWords(options[n % 4]!)}]`
export const rightAnswer = (question: Question) => option(question, question.right)
export const wrongAnswer = (question: Question) => option(question, question.right + 1)

/** Matches while that question is asked. */
export const asked = ({ subject }: Question) => `text=${wholeWords(subject)}`

export const answerRightly = (question: Question, thenMs = ON) => press(rightAnswer(question), thenMs)
export const answerWrongly = (question: Question, thenMs = ON) => press(wrongAnswer(question), thenMs)
