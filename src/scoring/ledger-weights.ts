import type { LedgerSum } from './sum-window.ts'

/**
 * Weights from the ledger: each miner's share of all positive sums.
 *
 * The sum, not the mean: who serves more tasks equally well earns more, and one lucky task is one task. Sums below 0 count as 0.
 *
 * @param sums by miner, as {@link sumWindow} gives them
 * @returns shares >= 0 that sum to 1, sorted by miner; empty when nobody is above 0 (then no weights should be set)
 * @example ledgerWeights(new Map([['a', { sum: 3, count: 4 }], ['b', { sum: 1, count: 4 }], ['c', { sum: -2, count: 4 }]])) // new Map([['a', 0.75], ['b', 0.25], ['c', 0]])
 */
export function ledgerWeights(sums: ReadonlyMap<string, LedgerSum>): Map<string, number> {
  const miners = [...sums.keys()].sort()
  const gains = miners.map((miner) => Math.max(0, sums.get(miner)!.sum))
  const total = gains.reduce((sum, gain) => sum + gain, 0)
  if (!(total > 0)) return new Map()
  return new Map(miners.map((miner, i) => [miner, gains[i]! / total]))
}
