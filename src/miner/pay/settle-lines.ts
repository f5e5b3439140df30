import type { Db } from '../../store/open-store.ts'
import { insertPosting, lockPay, owedTo, paidTo, sentTo } from '../../store/pay-postings.ts'
import { changeOpenLines, endPayout } from '../../store/payouts.ts'

/**
 * Ends lines of a payout as paid, or returned to what is owed, in one posting; with its last line the payout is done. Lines that have ended stay.
 * @param end.block of the transfer, where there is one
 * @param end.states only lines in one of these
 * @param end.askedBlock only lines last asked for in this block, `null` = never: what another process has asked for since is its own to end
 * @returns how many lines have ended by this
 */
export async function settleLines(
  db: Db,
  payout: { readonly miner: string; readonly number: number },
  { workers, as, memo, block, nowMs, states, askedBlock }: LineEnd,
): Promise<number> {
  const { miner, number } = payout
  return db.transaction().execute(async (trx) => {
    await lockPay(trx, miner)
    const change = { state: as, memo, block: block ?? null }
    const settled = await changeOpenLines(trx, { miner, payout: number, workers, states, askedBlock }, change)
    const [first] = settled
    if (!first) return 0
    const to = as === 'paid' ? paidTo : owedTo
    await insertPosting(trx, {
      miner,
      key: `payout/${number}/${as}/${first.worker}`,
      kind: as,
      atMs: nowMs,
      memo,
      entries: settled.flatMap(({ worker, amount_rao }) => [
        { account: sentTo(worker), amountRao: -BigInt(amount_rao) },
        { account: to(worker), amountRao: BigInt(amount_rao) },
      ]),
    })
    await endPayout(trx, { miner, number, nowMs })
    return settled.length
  })
}

interface LineEnd {
  readonly workers: readonly string[]
  readonly as: 'paid' | 'returned'
  readonly memo: string
  readonly block?: number
  readonly nowMs: number
  readonly states?: readonly ['waiting']
  readonly askedBlock?: number | null | undefined
}
