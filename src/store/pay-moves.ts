import type { Db } from './open-store.ts'
import { heldFrom, owedTo, paidTo, sentTo } from './pay-postings.ts'

/** The entries of a miner's ledger with their postings: what every sum over it begins with. */
export function payMoves(db: Db, miner: string) {
  return db
    .selectFrom('pay_entry')
    .innerJoin('pay_posting', (join) =>
      join.onRef('pay_posting.miner', '=', 'pay_entry.miner').onRef('pay_posting.number', '=', 'pay_entry.posting'),
    )
    .where('pay_entry.miner', '=', miner)
}

/** Newest first, the moves of one posting together. @param limit of postings: none is shown in part */
export async function listMovesOfWorker(db: Db, { miner, worker, limit }: { miner: string; worker: string; limit: number }) {
  const accounts = [owedTo, heldFrom, sentTo, paidTo].map((of) => of(worker))
  const newest = db
    .selectFrom('pay_entry')
    .select('posting')
    .distinct()
    .where('miner', '=', miner)
    .where('account', 'in', accounts)
    .orderBy('posting', 'desc')
    .limit(limit)
  return payMoves(db, miner)
    .select(['number', 'kind', 'epoch', 'payable_epoch', 'at_ms', 'memo', 'terms', 'account', 'amount_rao', 'work'])
    .where('account', 'in', accounts)
    .where('number', 'in', newest)
    .orderBy('number', 'desc')
    .orderBy('account')
    .execute()
}
export type WorkerMove = Awaited<ReturnType<typeof listMovesOfWorker>>[number]
