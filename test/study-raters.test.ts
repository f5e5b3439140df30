import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  type RaterReplay,
  randomRater,
  replayRaters,
  replayRing,
  ringPairs,
  suspendedAtAnyTime,
} from '../scripts/rater-replay.ts'
import { readWebUiRatings, webUiRatingsPresent } from '../scripts/webui-ratings.ts'
import { createRng } from '../src/core/rng.ts'
import { dojoRecipe as recipe } from '../src/scoring/dojo-recipe.ts'

describe.skipIf(!webUiRatingsPresent)('39 people x 84 web pages as four-item tasks (skipped where ../shared/data is missing)', () => {
  const ratings = webUiRatingsPresent ? readWebUiRatings('Aesth') : []
  const aucAfter = ({ people, intruders }: RaterReplay, tasks: number) =>
    areaUnderCurve(
      people[tasks - 1]!.map(({ mean }) => mean),
      intruders[tasks - 1]!.map(({ mean }) => mean),
    )

  it('tells raters who look at nothing from people: AUC .93 after 20 tasks, .97 after 40, and pays them nothing', () => {
    const replay = replayRaters(ratings, { rounds: 40, judges: 12, intruders: 39, intruder: randomRater, recipe, rng: createRng('auc') })
    expect(aucAfter(replay, 20)).toBeGreaterThanOrEqual(0.93)
    expect(aucAfter(replay, 40)).toBeGreaterThanOrEqual(0.97)
    const paid = replay.intruderScores.reduce((sum, value) => sum + value, 0) / replay.intruderScores.length
    expect(Math.abs(paid)).toBeLessThan(0.05)
  })

  it('suspends nobody in 100 tasks', () => {
    const replay = replayRaters(ratings, { rounds: 100, judges: 8, intruders: 0, intruder: randomRater, recipe, rng: createRng('long') })
    expect(suspendedAtAnyTime(replay.people)).toBe(0)
  })

  it('calls none of the 741 pairs of people dependent after 20 shared tasks', () => {
    const rng = createRng('pairs')
    expect(replayRing(ratings, { tasks: 20, people: 39, copies: 0, swapShare: 0, recipe, rng }).found.pairs).toEqual([])
  })

  it('finds rings of three copies after 20 shared tasks', () => {
    const counts = Array.from({ length: 20 }, (_, time) =>
      ringPairs(replayRing(ratings, { tasks: 20, people: 8, copies: 2, swapShare: 0, recipe, rng: createRng(`ring ${time}`) })),
    )
    const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + of(count), 0)
    const found = sum((count) => count.found)
    expect(found / sum((count) => count.ringPairs)).toBeGreaterThanOrEqual(0.8)
    expect(found / (found + sum((count) => count.wrong))).toBeGreaterThanOrEqual(0.95)
  })
})
