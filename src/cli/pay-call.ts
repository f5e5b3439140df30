import * as z from 'zod'
import { BaseError } from '../core/base-error.ts'
import type { Miner } from '../miner/miner.ts'
import { cancelPayout, confirmPayout } from '../miner/pay/confirm-payout.ts'
import { exportPayout } from '../miner/pay/export-payout.ts'
import { listPayEvents, PayEventKey } from '../miner/pay/list-pay-events.ts'
import { requirePayoutSigner } from '../miner/pay/payout-signer.ts'
import { previewPayout } from '../miner/pay/preview-payout.ts'
import { readPayOverview } from '../miner/pay/read-pay-overview.ts'
import { readWorkerPay } from '../miner/pay/read-worker-pay.ts'
import { startPayout } from '../miner/pay/start-payout.ts'
import { PayOverview, PayoutNote, PayoutPreview, PayoutView, PayoutWay, WorkerPay } from '../protocol/pay.ts'
import type { Db } from '../store/open-store.ts'
import { minerNamed } from './miner-named.ts'

const ofPayout = { number: z.int().min(1), atMs: z.int().min(0) }
const LedgerMark = z.strictObject({ epoch: z.int().min(0), posting: z.int().min(0) })

const PayQuestion = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('overview') }),
  z.strictObject({ what: z.literal('statement'), worker: z.string().max(100) }),
  z.strictObject({ what: z.literal('preview') }),
  z.strictObject({ what: z.literal('run'), way: PayoutWay, atMs: z.int().min(0) }),
  z.strictObject({ what: z.literal('export'), number: z.int().min(1) }),
  z.strictObject({ what: z.literal('confirm'), ...ofPayout, note: PayoutNote }),
  z.strictObject({ what: z.literal('cancel'), ...ofPayout }),
  z.strictObject({ what: z.literal('events'), after: PayEventKey.optional(), upTo: LedgerMark.optional() }),
])
export type PayQuestion = z.infer<typeof PayQuestion>

/** What is asked of the pay of a miner: by the command itself, or through the network that uses its data. */
export const PayCall = z.strictObject({ do: z.literal('pay'), miner: z.string().max(100).optional(), ask: PayQuestion })
export type PayCall = z.infer<typeof PayCall>

/** One answer a call; `refused` holds an error in words. */
export const PayReply = z.strictObject({
  pay: z.strictObject({
    overview: PayOverview.optional(),
    statement: WorkerPay.optional(),
    preview: PayoutPreview.optional(),
    payout: PayoutView.optional(),
    page: z.strictObject({ events: z.array(z.looseObject({ kind: z.string() })), next: PayEventKey.optional() }).optional(),
    refused: z.strictObject({ message: z.string(), hint: z.string() }).optional(),
  }),
})
export type PayReply = z.infer<typeof PayReply>

/** Events that one answer holds at most: a longer list is asked for in pages. */
const PAGE = 5_000

/**
 * @param homes the miners with people that run in this process, where a network does: of these it is certain whether they can pay over the
 *   chain. Of others it is not, for what is begun now may be carried out by who runs them next.
 */
export async function runPayCall(db: Db, call: PayCall, homes: readonly Miner[]): Promise<PayReply> {
  try {
    return { pay: await answer(db, await minerNamed(db, call.miner), call.ask, homes) }
  } catch (error) {
    if (error instanceof BaseError) return { pay: { refused: { message: error.message, hint: error.hint ?? 'see docs/pay.md' } } } // the command tells it, not the running network's log
    throw error
  }
}

async function answer(db: Db, miner: string, ask: PayQuestion, homes: readonly Miner[]): Promise<PayReply['pay']> {
  switch (ask.what) {
    case 'overview':
      return { overview: await readPayOverview(db, miner) }
    case 'statement':
      return { statement: await readWorkerPay(db, { miner, worker: ask.worker }) }
    case 'preview':
      return { preview: await previewPayout(db, miner) }
    case 'run': {
      const running = homes.find(({ hotkey }) => hotkey === miner)
      if (ask.way === 'chain' && running) requirePayoutSigner(running)
      return { payout: await startPayout(db, { miner, way: ask.way, nowMs: ask.atMs }) }
    }
    case 'export':
      return { payout: await exportPayout(db, { miner, number: ask.number }) }
    case 'confirm':
      return { payout: await confirmPayout(db, { miner, number: ask.number, note: ask.note, nowMs: ask.atMs }) }
    case 'cancel':
      return { payout: await cancelPayout(db, { miner, number: ask.number, nowMs: ask.atMs }) }
    case 'events':
      return { page: await listPayEvents(db, miner, { upTo: ask.upTo, after: ask.after, limit: PAGE }) }
  }
}
