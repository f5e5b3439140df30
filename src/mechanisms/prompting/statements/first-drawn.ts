import type { Rng } from '../../../core/rng.ts'

/** Draws are cheap; what comes to nothing so often will not come to anything. */
const MOST_DRAWS = 12

/** The first of several draws that comes to something, each from a stream of its own. */
export function firstDrawn<T>(rng: Rng, draw: (rng: Rng) => T | undefined): T | undefined {
  for (let n = 0; n < MOST_DRAWS; n++) {
    const drawn = draw(rng.fork(`draw ${n}`))
    if (drawn !== undefined) return drawn
  }
  return undefined
}
