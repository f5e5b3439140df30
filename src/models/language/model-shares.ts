import type { Rng } from '../../core/rng.ts'

/** Keeps every model within its share of what is drawn. */
export interface ModelShares {
  /** Draws one of these models, each with a chance in proportion to its share. @returns nothing if all of them are at their share */
  draw(rng: Rng, names: readonly string[]): string | undefined
  /** Takes back a draw that nothing came of: it does not count towards the shares. */
  giveBack(name: string): void
  /** How often each model was drawn, without what was given back. */
  counts(): ReadonlyMap<string, number>
}

/**
 * Of any first n draws a model gets at most its share, rounded up: `count <= ceil(share * n)`. Where the shares sum to at least 1 there
 * is always one left, since the rounded-up shares of n + 1 draws sum to more than n.
 * @param shares by name, each in (0, 1]
 */
export function createModelShares(shares: ReadonlyMap<string, number>): ModelShares {
  const counts = new Map([...shares.keys()].map((name) => [name, 0]))
  let drawn = 0
  const mayGrow = (name: string) => counts.get(name)! < Math.ceil(shares.get(name)! * (drawn + 1) - 1e-9)
  return {
    draw(rng, names) {
      const open = names.filter(mayGrow)
      let left = rng.next() * open.reduce((sum, name) => sum + shares.get(name)!, 0)
      const chosen =
        open.find((name) => {
          left -= shares.get(name)!
          return left < 0
        }) ?? open.at(-1)
      if (chosen === undefined) return undefined
      counts.set(chosen, counts.get(chosen)! + 1)
      drawn += 1
      return chosen
    },
    giveBack(name) {
      counts.set(name, counts.get(name)! - 1)
      drawn -= 1
    },
    counts: () => counts,
  }
}
