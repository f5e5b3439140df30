import { describe, expect, it } from 'vitest'
import { type Asking, FIXED, meanOfResults, replayOverlap, webUiTasks, withGold } from '../scripts/overlap-replay.ts'
import { readWebUiRatings, WEB_UI_SCALES, webUiRatingsPresent } from '../scripts/webui-ratings.ts'
import { createRng } from '../src/core/rng.ts'
import { dojoRecipe } from '../src/scoring/dojo-recipe.ts'

describe.skipIf(!webUiRatingsPresent)('adaptive overlap on 39 people x 84 web pages (skipped where ../shared/data is missing)', () => {
  const play = (asking: Asking) =>
    meanOfResults(
      WEB_UI_SCALES.map((scale) => {
        const open = withGold(webUiTasks(readWebUiRatings(scale), 2400, createRng(`test ${scale}`)), 5)
        return replayOverlap(open, { asking, settle: 800, tasksPerEpoch: 200, recipe: dojoRecipe })
      }),
    )
  const fixed = webUiRatingsPresent ? play('fixed') : meanOfResults([])

  it('reaches the order of five fixed judgments, put together the same way, with at least 30 % fewer when proven judges are asked first', () => {
    const adaptive = play('proven-first')
    expect(fixed.judgments).toBe(FIXED)
    expect(adaptive.judgments).toBeLessThanOrEqual(0.7 * FIXED)
    expect(adaptive.weighedOpinions).toBeGreaterThanOrEqual(fixed.weighedOpinions)
    expect(adaptive.weighedOpinions).toBeGreaterThanOrEqual(fixed.equalRanks + 0.02)
  })

  it('reaches the order of five fixed judgments that count equally with at least 15 % fewer when judges are asked in turn', () => {
    const adaptive = play('in-turn')
    expect(adaptive.judgments).toBeLessThanOrEqual(0.85 * FIXED)
    expect(adaptive.weighedOpinions).toBeGreaterThanOrEqual(fixed.equalRanks + 0.01)
  })
})
