import type { PayoutView, PayoutWay } from '../../protocol/pay.ts'
import type { Db } from '../../store/open-store.ts'
import { insertPosting, lockPay, owedTo, sentTo } from '../../store/pay-postings.ts'
import { insertPayout } from '../../store/payouts.ts'
import { NothingPayableError } from './errors.ts'
import { exportPayout } from './export-payout.ts'
import { previewPayout } from './preview-payout.ts'

/**
 * Begins a payout of all that is payable: written down whole before anything is sent. The miner's own steps then carry out one by
 * `chain` (`send-payouts.ts`); one by `export` is carried out by people and confirmed.
 * @throws {@link NothingPayableError} if nobody can be paid
 */
export async function startPayout(db: Db, { miner, way, nowMs }: { miner: string; way: PayoutWay; nowMs: number }): Promise<PayoutView> {
  const number = await db.transaction().execute(async (trx) => {
    await lockPay(trx, miner)
    const { lines, left } = await previewPayout(trx, miner)
    if (lines.length === 0) throw new NothingPayableError({ left: left.length })
    const drafts = lines.map(({ worker, address, amountRao }) => ({ worker, address, amount_rao: amountRao }))
    const payout = await insertPayout(trx, { miner, way, nowMs, lines: drafts })
    await insertPosting(trx, {
      miner,
      key: `payout/${payout.number}/sent`,
      kind: 'sent',
      atMs: nowMs,
      memo: `payout ${payout.number}`,
      entries: lines.flatMap(({ worker, amountRao }) => [
        { account: owedTo(worker), amountRao: -BigInt(amountRao) },
        { account: sentTo(worker), amountRao: BigInt(amountRao) },
      ]),
    })
    return payout.number
  })
  return exportPayout(db, { miner, number })
}
