import type { PostingView, WorkerAccount, WorkerPay } from '../../protocol/pay.ts'
import { listAppealRows } from '../../store/appeals.ts'
import { listCreditsOfWorker } from '../../store/credits.ts'
import { readMinerSettings } from '../../store/miner-settings.ts'
import type { Db } from '../../store/open-store.ts'
import { readBalanceOfWorker, toPayBalance } from '../../store/pay-balances.ts'
import { readPayEpoch } from '../../store/pay-epoch.ts'
import { listMovesOfWorker, type WorkerMove } from '../../store/pay-moves.ts'
import { heldFrom, owedTo, paidTo, sentTo } from '../../store/pay-postings.ts'
import { WORK_UNITS } from '../../store/pay-work.ts'
import { findPayoutAddress } from '../../store/payout-addresses.ts'
import { findWorker } from '../../store/workers.ts'
import { toAppealView } from './appeal-view.ts'

/** How many epochs the trend goes back, and how many postings and appeals a page shows. */
const TREND = 60
const POSTINGS = 200
const APPEALS = 50

/**
 * What one worker has earned with a miner, and how each number came about.
 * @param postings the most of them that are listed
 */
export async function readWorkerPay(
  db: Db,
  { miner, worker, postings = POSTINGS }: { miner: string; worker: string; postings?: number },
): Promise<WorkerPay> {
  const own = { miner, worker }
  const epoch = await readPayEpoch(db, miner)
  const settings = await readMinerSettings(db, miner)
  const name = (await findWorker(db, { miner, id: worker }))?.name ?? ''
  const credits = await listCreditsOfWorker(db, { ...own, limit: TREND })
  return {
    worker,
    miner,
    epoch,
    balance: toPayBalance(await readBalanceOfWorker(db, { ...own, epoch })),
    payout: {
      address: await findPayoutAddress(db, own),
      leastRao: settings.leastPayoutRao,
      disputeEpochs: settings.disputeEpochs,
      operatorShare: settings.operatorShare,
    },
    trend: credits
      .toReversed()
      .map((credit) => ({ epoch: credit.epoch, amountRao: `${credit.amountRao}`, at: new Date(credit.creditedMs).toISOString() })),
    postings: toPostingViews(await listMovesOfWorker(db, { ...own, limit: postings }), worker),
    appeals: (await listAppealRows(db, { ...own, limit: APPEALS })).map((row) => toAppealView(row, name)),
  }
}

/** @param moves one of each account that a posting touches, the moves of a posting together */
function toPostingViews(moves: readonly WorkerMove[], worker: string): PostingView[] {
  const names = new Map<string, WorkerAccount>([
    [owedTo(worker), 'owed'],
    [heldFrom(worker), 'held'],
    [sentTo(worker), 'sent'],
    [paidTo(worker), 'paid'],
  ])
  const views = new Map<number, PostingView>()
  for (const move of moves) {
    const view = views.get(move.number) ?? toPostingView(move)
    const account = names.get(move.account)
    if (account) view.moves.push({ account, amountRao: move.amount_rao })
    views.set(move.number, view)
  }
  return [...views.values()]
}

function toPostingView({ number, kind, epoch, at_ms, payable_epoch, memo, terms, work }: WorkerMove): PostingView {
  const split = terms && {
    emissionRao: terms.emissionRao,
    operatorRao: terms.operatorRao,
    work: Number(work ?? 0) / WORK_UNITS,
    allWork: Number(terms.work) / WORK_UNITS,
  }
  return { number, kind, epoch, at: new Date(at_ms).toISOString(), payableFrom: payable_epoch, moves: [], split, memo }
}
