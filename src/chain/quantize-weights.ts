import type { Uid } from '../protocol/ids.ts'

/**
 * Shares of any scale as the u16 weights that `set_weights` takes: the largest becomes 65535, halves are rounded up (as the chain
 * rounds; Python's SDK rounds them to even), what comes out as 0 is left out.
 *
 * @param weights finite and >= 0 by uid
 * @returns both arrays in the order of the uids; empty when no weight is above 0
 * @throws {RangeError} if a weight is negative, infinite or NaN
 * @example quantizeWeights(new Map([[7, 0.25], [2, 0.5], [9, 0]])) // { dests: [2, 7], values: [65535, 32768] }
 */
export function quantizeWeights(weights: ReadonlyMap<Uid, number>): { dests: Uid[]; values: number[] } {
  for (const [uid, weight] of weights)
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`quantizeWeights: expected a finite weight >= 0 for uid ${uid}, got ${weight}`)
  const max = Math.max(0, ...weights.values())
  const cells = [...weights]
    .map(([uid, weight]) => ({ uid, value: max === 0 ? 0 : Math.floor((weight / max) * 65_535 + 0.5) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => a.uid - b.uid)
  return { dests: cells.map(({ uid }) => uid), values: cells.map(({ value }) => value) }
}
