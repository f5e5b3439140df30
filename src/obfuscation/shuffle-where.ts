import type { Rng } from '../core/rng.ts'

/** Another order that any number of swaps of neighbours lead to, each of them allowed. */
export function shuffleWhere<T>(items: readonly T[], maySwap: (a: T, b: T) => boolean, rng: Rng): T[] {
  const result = [...items]
  for (let round = 0; round < 8; round++)
    for (let n = 0; n + 1 < result.length; n++) {
      const [a, b] = [result[n]!, result[n + 1]!]
      if (rng.next() < 0.5 && maySwap(a, b)) [result[n], result[n + 1]] = [b, a]
    }
  return result
}
