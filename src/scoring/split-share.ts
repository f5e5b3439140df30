import type { LedgerRule } from './ledger-pay.ts'
import { ledgerWeights } from './ledger-weights.ts'
import type { LedgerSum } from './sum-window.ts'

/**
 * What a miner's work would get if several names had done equal parts of it, each part as good as the whole: their shares together.
 * Less than its own share wherever {@link ledgerWeights} is superadditive. Leaves out what else more names cost: registering
 * them, and that each begins as a newcomer.
 *
 * @param sums by miner, as for {@link ledgerWeights}; the miner should be one of them
 * @param options.names whole, >= 1
 * @returns in [0, 1]; 0 where nothing is proven
 * @example splitShare(new Map([['a', { sum: 5, count: 4 }], ['b', { sum: 3, count: 4 }]]), { miner: 'a', names: 4, prudence: 1, spread: 1, bonus: { most: 0, full: 4 } }) // 0.5
 */
export function splitShare(
  sums: ReadonlyMap<string, LedgerSum>,
  { miner, names, ...rule }: { readonly miner: string; readonly names: number } & LedgerRule,
): number {
  const { sum, count } = sums.get(miner) ?? { sum: 0, count: 0 }
  const others = [...sums].filter(([name]) => name !== miner)
  const parts = Array.from({ length: names }, (_, n) => [`${miner}\0${n}`, { sum: sum / names, count: count / names }] as const)
  const weights = ledgerWeights(new Map([...others, ...parts]), rule)
  const shares = parts.map(([part]) => weights.get(part) ?? 0)
  return Math.min(
    1,
    shares.reduce((all, one) => all + one, 0),
  )
}
