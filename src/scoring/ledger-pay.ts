import type { LedgerSum } from './sum-window.ts'
import { type WorkBonus, workBonus } from './work-bonus.ts'

export interface LedgerRule {
  /** So many standard errors are taken off; 0 = plain sums. */
  readonly prudence: number
  /** Standard deviation of one task score. */
  readonly spread: number
  readonly bonus: WorkBonus
}

/** Why a miner has its weight: in units of task scores, but for the last. */
export interface MinerPay {
  /** Its sum less what luck could make of it. */
  readonly proven: number
  /** On top, for having proven much under one name. */
  readonly bonus: number
  /** proven + bonus as a share of everybody's; 0 when nobody has any. */
  readonly weight: number
}

/**
 * What each miner is paid for: what its scores prove, which is their sum less what luck could make of it, and a bonus for much of it.
 *
 * proven = max(0, sum - prudence * spread * sqrt(count)). The sum, not the mean: who serves more tasks equally well earns more. Luck
 * grows with the root of the count, so that one lucky task is worth nothing. Two halves of equal quality prove less than the whole, and get less
 * of the {@link workBonus}. What is not above luck gets neither: that is the bar of quality for both.
 *
 * Not superadditive where a part would have lowered the whole: a name whose scores are below their luck is worth 0, not less, so that whoever
 * knows beforehand which tasks will go badly gains by doing them under another name. As much is gained by giving them back.
 *
 * @param sums by miner, as {@link sumWindow} gives them
 * @returns by miner, sorted
 * @example ledgerPay(new Map([['a', { sum: 5, count: 4 }], ['b', { sum: 3, count: 4 }]]), { prudence: 1, spread: 1, bonus: { most: 0.5, full: 1 } }) // new Map([['a', { proven: 3, bonus: 1.5, weight: 0.7894736842105263 }], ['b', { proven: 1, bonus: 0.2, weight: 0.21052631578947367 }]])
 */
export function ledgerPay(sums: ReadonlyMap<string, LedgerSum>, { prudence, spread, bonus }: LedgerRule): Map<string, MinerPay> {
  const miners = [...sums.keys()].sort()
  const proven = new Map(
    miners.map((miner) => {
      const { sum, count } = sums.get(miner)!
      return [miner, Math.max(0, sum - prudence * spread * Math.sqrt(count))]
    }),
  )
  const extra = workBonus(proven, bonus)
  const paid = miners.map((miner) => ({ miner, proven: proven.get(miner)!, bonus: extra.get(miner)! }))
  const total = paid.reduce((sum, one) => sum + one.proven + one.bonus, 0)
  return new Map(paid.map(({ miner, ...one }) => [miner, { ...one, weight: total > 0 ? (one.proven + one.bonus) / total : 0 }]))
}
