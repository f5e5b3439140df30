import type { AppealRow } from '../../store/appeals.ts'
import { findCredit } from '../../store/credits.ts'
import type { Db } from '../../store/open-store.ts'
import { heldFrom, insertPosting, owedTo } from '../../store/pay-postings.ts'

/**
 * Holds what a worker was credited for the epoch that its appeal is about, as far as no other appeal does. Call it in a transaction that
 * holds the ledger.
 * @returns how much that was: 0 while the epoch is not credited
 */
export async function holdCredit(
  trx: Db,
  { miner, id, worker, epoch, reason }: Pick<AppealRow, 'miner' | 'id' | 'worker' | 'epoch' | 'reason'>,
  nowMs: number,
): Promise<bigint> {
  const credit = await findCredit(trx, { miner, worker, epoch })
  const heldRao = credit?.owedRao ?? 0n
  await insertPosting(trx, {
    miner,
    key: `appeal/${id}/held`,
    kind: 'held',
    epoch,
    payableEpoch: credit?.payableEpoch,
    atMs: nowMs,
    memo: reason,
    refersTo: credit?.posting,
    entries: [
      { account: owedTo(worker), amountRao: -heldRao },
      { account: heldFrom(worker), amountRao: heldRao },
    ],
  })
  return heldRao
}
