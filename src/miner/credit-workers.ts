import type { BlockHeader, EpochRanEvent } from '../chain/chain.ts'
import { splitRao } from '../core/units.ts'
import { sumWork } from '../store/assignments.ts'
import { insertCredits } from '../store/credits.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents } from '../store/events.ts'
import type { Db } from '../store/open-store.ts'
import type { Miner } from './miner.ts'

/** Who is credited when nobody's work stands behind a payment: the operator of the miner. */
export const OPERATOR = 'operator'

/**
 * Splits what the chain paid this miner among its workers, epoch by epoch, by the positive scores behind the weights of that epoch.
 * Call it only when all results have been collected: the same payment is then always split alike.
 * **Reads** the chain's epochs, scored work. **Writes** credits.
 * **Safe to repeat because** the credits of a block and the cursor are written in one transaction, and an epoch is credited once.
 */
export async function creditWorkers(miner: Miner): Promise<void> {
  const reader = `credits/${miner.hotkey}`
  for (const { header, events } of await miner.chain.eventsAfter(await getCursor(miner.db, reader), 100)) {
    await miner.db.transaction().execute(async (trx) => {
      for (const event of events) if (event.kind === 'epoch-ran') await creditEpoch(trx, miner, event, header)
      await putCursor(trx, reader, header.block)
    })
  }
}

async function creditEpoch(
  trx: Db,
  { hotkey, payWindow }: Miner,
  { epoch, neurons }: EpochRanEvent,
  { block, timeMs }: BlockHeader,
): Promise<void> {
  const paid = neurons.find((neuron) => neuron.hotkey === hotkey)?.serverRao ?? 0n
  if (paid === 0n) return
  // Epoch n pays by weights that were set before it ran: by work scored up to epoch n - 1.
  const shares = (await sumWork(trx, { miner: hotkey, after: epoch - 1 - payWindow, upTo: epoch - 1 })).filter((share) => share.work > 0)
  const workers = shares.length > 0 ? shares : [{ worker: OPERATOR, work: 1 }]
  const amounts = splitRao(
    paid,
    workers.map((share) => share.work),
  )
  const credits = workers.map(({ worker }, index) => ({ miner: hotkey, epoch, worker, amountRao: amounts[index]! }))
  if ((await insertCredits(trx, credits, timeMs)) === 0) return
  const words = `A miner credited ${credits.length === 1 ? 'one worker' : `${credits.length} workers`} for epoch ${epoch}`
  await appendEvents(trx, [
    { atMs: timeMs, block, kind: 'workers-credited', actor: hotkey, data: { epoch, paidRao: paid.toString() }, words },
  ])
}
