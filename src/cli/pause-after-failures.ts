import type { Clock } from '../core/clock.ts'
import { ModelBudgetError } from '../models/errors.ts'

const FIRST_PAUSE_MS = 5000
const LONGEST_PAUSE_MS = 10 * 60_000

/**
 * Puts pauses between failures of a loop's turn: 5 s, doubling to 10 min until it succeeds in something; until the next day where the
 * models' budget is used up. A turn in a pause does nothing but fail again, so that the trouble stays known.
 * @param turn gets a function to call when it has succeeded in something
 */
export function pauseAfterFailures(clock: Clock, turn: (succeeded: () => void) => Promise<void>): () => Promise<void> {
  let pauseMs = FIRST_PAUSE_MS
  let paused: { readonly error: unknown; readonly untilMs: number } | undefined
  return async () => {
    if (paused && clock.now() < paused.untilMs) throw paused.error
    try {
      await turn(() => {
        pauseMs = FIRST_PAUSE_MS
      })
      paused = undefined
    } catch (error) {
      paused = { error, untilMs: error instanceof ModelBudgetError ? error.untilMs : clock.now() + pauseMs }
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
      throw error
    }
  }
}
