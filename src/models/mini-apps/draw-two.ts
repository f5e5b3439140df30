import type { Rng } from '../../core/rng.ts'

/** @returns two different elements: one that is asked for and one that is not */
export function drawTwo<T>(rng: Rng, items: readonly T[]): [T, T] {
  const [one, other] = rng.shuffle(items)
  return [one!, other!]
}
