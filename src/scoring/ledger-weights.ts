import type { LedgerSum } from './sum-window.ts'

/**
 * Weights from the ledger: each miner's share of what its scores prove, which is their sum less what luck could make of it.
 *
 * proven = max(0, sum - prudence * spread * sqrt(count)). The sum, not the mean: who serves more tasks equally well earns more. Luck
 * grows with the root of the count, so that one lucky task is worth nothing, and so that nobody gains by splitting into many small
 * identities: two halves prove less than the whole.
 *
 * @param sums by miner, as {@link sumWindow} gives them
 * @param options.prudence so many standard errors are taken off; 0 = plain sums
 * @param options.spread standard deviation of one task score
 * @returns shares >= 0 that sum to 1, sorted by miner; empty when nobody is above 0 (then no weights should be set)
 * @example ledgerWeights(new Map([['a', { sum: 5, count: 4 }], ['b', { sum: 3, count: 4 }], ['c', { sum: 1, count: 1 }]]), { prudence: 1, spread: 1 }) // new Map([['a', 0.75], ['b', 0.25], ['c', 0]])
 */
export function ledgerWeights(
  sums: ReadonlyMap<string, LedgerSum>,
  { prudence, spread }: { prudence: number; spread: number },
): Map<string, number> {
  const miners = [...sums.keys()].sort()
  const proven = miners.map((miner) => {
    const { sum, count } = sums.get(miner)!
    return Math.max(0, sum - prudence * spread * Math.sqrt(count))
  })
  const total = proven.reduce((sum, one) => sum + one, 0)
  if (!(total > 0)) return new Map()
  return new Map(miners.map((miner, i) => [miner, proven[i]! / total]))
}
