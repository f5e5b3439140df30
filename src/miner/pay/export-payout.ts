import type { PayoutView } from '../../protocol/pay.ts'
import type { Db } from '../../store/open-store.ts'
import { findPayout, listPayoutLines, type PayoutLineRow, type PayoutRow } from '../../store/payouts.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { UnknownPayoutError } from './errors.ts'

/** A payout with its lines. @throws {@link UnknownPayoutError} */
export async function exportPayout(db: Db, { miner, number }: { miner: string; number: number }): Promise<PayoutView> {
  const payout = await findPayout(db, { miner, number })
  if (!payout) throw new UnknownPayoutError({ number })
  return toPayoutView(payout, await listPayoutLines(db, { miner, payout: number }), await readWorkerNames(db, miner))
}

export function toPayoutView(payout: PayoutRow, lines: readonly PayoutLineRow[], names: ReadonlyMap<string, string>): PayoutView {
  return {
    number: payout.number,
    way: payout.way,
    state: payout.state,
    startedAt: new Date(payout.started_ms).toISOString(),
    doneAt: payout.done_ms === null ? null : new Date(payout.done_ms).toISOString(),
    totalRao: `${lines.reduce((sum, { amount_rao }) => sum + BigInt(amount_rao), 0n)}`,
    lines: lines.map(({ worker, address, amount_rao, state, block, hash, memo }) => ({
      worker,
      name: names.get(worker) ?? '',
      address,
      amountRao: amount_rao,
      state,
      block,
      hash,
      memo,
    })),
  }
}
