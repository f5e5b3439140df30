import { type LedgerRule, ledgerPay } from './ledger-pay.ts'
import type { LedgerSum } from './sum-window.ts'

/**
 * Weights from the ledger: each miner's share of what all are paid for, by {@link ledgerPay}.
 *
 * @param sums by miner, as {@link sumWindow} gives them
 * @returns shares >= 0 that sum to 1, sorted by miner; empty when nobody is above 0 (then no weights should be set)
 * @example ledgerWeights(new Map([['a', { sum: 5, count: 4 }], ['b', { sum: 3, count: 4 }], ['c', { sum: 1, count: 1 }]]), { prudence: 1, spread: 1, bonus: { most: 0, full: 4 } }) // new Map([['a', 0.75], ['b', 0.25], ['c', 0]])
 */
export function ledgerWeights(sums: ReadonlyMap<string, LedgerSum>, rule: LedgerRule): Map<string, number> {
  const pay = [...ledgerPay(sums, rule)]
  return pay.every(([, { weight }]) => weight === 0) ? new Map() : new Map(pay.map(([miner, { weight }]) => [miner, weight]))
}
