import { barChart } from './bar-chart.ts'
import { catchGame } from './catch-game.ts'
import { clock } from './clock.ts'
import { colourMixer } from './colour-mixer.ts'
import { drawingPad } from './drawing-pad.ts'
import { flashCards } from './flash-cards.ts'
import { gameOfLife } from './game-of-life.ts'
import { memoryPairs } from './memory-pairs.ts'
import type { MiniAppFamily } from './mini-app.ts'
import { orbits } from './orbits.ts'
import { particleField } from './particle-field.ts'
import { pendulum } from './pendulum.ts'
import { populations } from './populations.ts'
import { quizGame } from './quiz-game.ts'
import { reactionGame } from './reaction-game.ts'
import { sortingVisualiser } from './sorting-visualiser.ts'
import { typingTest } from './typing-test.ts'
import { unitConverter } from './unit-converter.ts'

/** All families of the built-in generator. To add one: write its file, name it here. */
export const MINI_APP_FAMILIES: readonly MiniAppFamily[] = [
  particleField,
  quizGame,
  barChart,
  clock,
  drawingPad,
  typingTest,
  memoryPairs,
  flashCards,
  catchGame,
  reactionGame,
  gameOfLife,
  orbits,
  pendulum,
  populations,
  sortingVisualiser,
  colourMixer,
  unitConverter,
]
