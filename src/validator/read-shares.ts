import type { ShareAudit } from '../protocol/integrity-audit.ts'
import { ledgerPay } from '../scoring/ledger-pay.ts'
import { splitShare } from '../scoring/split-share.ts'
import { type Ledger, sumLedger } from './read-ledger.ts'
import type { RunningMechanism } from './validator.ts'

/** Into so many names a miner's work is split for the audit. */
const NAMES = [2, 4, 8, 16]

/** What each miner of the window is paid for, and what the same work would get under several names. */
export function readShares(ledger: Ledger, running: RunningMechanism, epoch: number, nameOf: (hotkey: string) => string): ShareAudit[] {
  const { recipe } = running.mechanism
  const rule = { ...recipe.ledger, spread: recipe.skill.spread }
  const sums = sumLedger(ledger, running, epoch)
  const shares = [...ledgerPay(sums, rule)].map(([miner, { proven, bonus, weight }]): ShareAudit => {
    const { sum, count } = sums.get(miner)!
    return {
      miner: { hotkey: miner, name: nameOf(miner) },
      tasks: count,
      score: sum,
      proven,
      bonus,
      share: weight,
      splits: NAMES.map((names) => ({ names, share: splitShare(sums, { miner, names, ...rule }) })),
    }
  })
  return shares.sort((a, b) => b.share - a.share || b.score - a.score)
}
