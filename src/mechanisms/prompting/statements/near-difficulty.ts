import type { Rng } from '../../../core/rng.ts'

/** How far from what is wished for a difficulty may be. */
const REACH = 0.2

/** One of several ways to ask, whose declared difficulty is near to what is wished for; the nearest where none is. @param all at least one */
export function nearDifficulty<T extends { readonly difficulty: number }>(rng: Rng, all: readonly T[], wished: number): T {
  const distance = (item: T) => Math.abs(item.difficulty - wished)
  const nearest = Math.min(...all.map(distance))
  return rng.pick(all.filter((item) => distance(item) <= Math.max(REACH, nearest)))
}
