import { barChart } from './bar-chart.ts'
import type { MiniAppFamily } from './mini-app.ts'
import { particleField } from './particle-field.ts'
import { quizGame } from './quiz-game.ts'

/** All families of the built-in generator. To add one: write its file, name it here. */
export const MINI_APP_FAMILIES: readonly MiniAppFamily[] = [particleField, quizGame, barChart]
