import { splitRao } from '../core/units.ts'
import { sumWork } from '../store/assignments.ts'
import { insertCredits } from '../store/credits.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents } from '../store/events.ts'
import type { Miner } from './miner.ts'

/** Who is credited when nobody's work stands behind a payment: the operator of the miner. */
export const OPERATOR = 'operator'

/**
 * Splits what the chain paid this miner among its workers, epoch by epoch, by the positive scores of the window.
 * **Reads** the chain's epochs, scored work. **Writes** credits.
 * **Safe to repeat because** an epoch's credits are written all or none and once; the cursor moves after them.
 */
export async function creditWorkers(miner: Miner): Promise<void> {
  const reader = `credits/${miner.hotkey}`
  const blocks = await miner.chain.eventsAfter(await getCursor(miner.db, reader), 100)
  const last = blocks.at(-1)
  if (!last) return
  for (const { header, events } of blocks) {
    for (const event of events) {
      if (event.kind !== 'epoch-ran') continue
      const paid = event.neurons.find((neuron) => neuron.hotkey === miner.hotkey)?.serverRao ?? 0n
      if (paid > 0n) await creditEpoch(miner, { epoch: event.epoch, paid, block: header.block, timeMs: header.timeMs })
    }
  }
  await putCursor(miner.db, reader, last.header.block)
}

async function creditEpoch(
  miner: Miner,
  { epoch, paid, block, timeMs }: { epoch: number; paid: bigint; block: number; timeMs: number },
): Promise<void> {
  const { db, hotkey, payWindow } = miner
  await db.transaction().execute(async (trx) => {
    // Paid when the epoch index became `epoch`, by weights from the window that ended with the index before.
    const upTo = epoch - 1
    const shares = (await sumWork(trx, { miner: hotkey, after: upTo - payWindow, upTo })).filter((share) => share.work > 0)
    const workers = shares.length > 0 ? shares : [{ worker: OPERATOR, work: 1 }]
    const amounts = splitRao(
      paid,
      workers.map((share) => share.work),
    )
    const inserted = await insertCredits(
      trx,
      workers.map(({ worker }, index) => ({ miner: hotkey, epoch, worker, amountRao: amounts[index]! })),
      timeMs,
    )
    if (inserted === 0) return // credited before a crash kept the cursor from moving
    const words = `A miner credited ${inserted} workers for epoch ${epoch}`
    await appendEvents(trx, [
      { atMs: timeMs, block, kind: 'workers-credited', actor: hotkey, data: { epoch, paidRao: paid.toString() }, words },
    ])
  })
}
