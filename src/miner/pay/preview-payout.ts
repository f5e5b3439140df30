import type { PayoutPreview } from '../../protocol/pay.ts'
import { readMinerSettings } from '../../store/miner-settings.ts'
import type { Db } from '../../store/open-store.ts'
import { type PayBalances, readPayBalances } from '../../store/pay-balances.ts'
import { readPayoutAddresses } from '../../store/payout-addresses.ts'
import { readWorkerNames } from '../../store/worker-names.ts'

/**
 * Who would be paid if a payout began now, and who that is owed something would not, and why.
 * @param balances as they were read by somebody who keeps them
 */
export async function previewPayout(db: Db, miner: string, balances?: PayBalances): Promise<PayoutPreview> {
  const { workers } = balances ?? (await readPayBalances(db, miner))
  const addresses = await readPayoutAddresses(db, miner)
  const names = await readWorkerNames(db, miner)
  const leastRao = BigInt((await readMinerSettings(db, miner)).leastPayoutRao)
  const lines: PayoutPreview['lines'] = []
  const left: PayoutPreview['left'] = []
  let totalRao = 0n
  for (const [worker, { owedRao, payableRao }] of workers) {
    if (owedRao === 0n) continue
    const name = names.get(worker) ?? ''
    const address = addresses.get(worker)
    if (address !== undefined && payableRao > 0n && payableRao >= leastRao) {
      lines.push({ worker, name, address, amountRao: `${payableRao}` })
      totalRao += payableRao
      continue
    }
    const why = payableRao === 0n ? 'may-be-disputed' : payableRao < leastRao ? 'too-little' : 'no-address'
    left.push({ worker, name, owedRao: `${owedRao}`, payableRao: `${payableRao}`, why })
  }
  return { lines, totalRao: `${totalRao}`, left }
}
