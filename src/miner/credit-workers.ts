import type { BlockHeader, EpochRanEvent } from '../chain/chain.ts'
import { divideRao } from '../core/divide-rao.ts'
import { changeAppeal, listUncreditedAppeals } from '../store/appeals.ts'
import { insertCredits } from '../store/credits.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import { appendEvents } from '../store/events.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import type { Db } from '../store/open-store.ts'
import { putPayEpoch, readPayEpoch } from '../store/pay-epoch.ts'
import { lockPay } from '../store/pay-postings.ts'
import { markWork, sumWork } from '../store/pay-work.ts'
import type { Miner } from './miner.ts'
import { holdCredit } from './pay/hold-credit.ts'

/** The operator's share counts to a millionth. */
const PPM = 1_000_000

/**
 * Splits what the chain paid this miner between its operator and its workers, epoch by epoch, by accepted work weighted with its quality.
 * Work that is scored in one epoch has a part in the pay of the next `payWindow` epochs; what comes late, in those after it came.
 * **Reads** the chain's epochs, scored work, the operator's settings. **Writes** postings.
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
  { hotkey, payWindow, clock }: Miner,
  { epoch, neurons }: EpochRanEvent,
  { block, timeMs }: BlockHeader,
): Promise<void> {
  await lockPay(trx, hotkey)
  if ((await readPayEpoch(trx, hotkey)) >= epoch) return
  // Epoch n pays by weights that were set before it ran: by work scored up to epoch n - 1.
  await markWork(trx, { miner: hotkey, upTo: epoch - 1, payEpoch: epoch })
  await putPayEpoch(trx, hotkey, epoch)
  const emissionRao = neurons.find((neuron) => neuron.hotkey === hotkey)?.serverRao ?? 0n
  if (emissionRao === 0n) return
  const { operatorShare, disputeEpochs } = await readMinerSettings(trx, hotkey)
  const operatorPpm = Math.round(operatorShare * PPM)
  const shares = await sumWork(trx, { miner: hotkey, epoch, payWindow })
  const operatorRao = shares.length === 0 ? emissionRao : (emissionRao * BigInt(operatorPpm)) / BigInt(PPM)
  const amounts = divideRao(
    emissionRao - operatorRao,
    shares.map(({ work }) => work),
  )
  const workers = shares.map((share, index) => ({ ...share, amountRao: amounts[index]! }))
  const terms = { operatorPpm, payWindow, disputeEpochs }
  const waiting = await listUncreditedAppeals(trx, { miner: hotkey, upTo: epoch }) // made before the credit was, maybe for an epoch that paid nothing
  await insertCredits(trx, { miner: hotkey, epoch, operatorRao, workers, terms }, clock.now())
  for (const appeal of waiting)
    await changeAppeal(trx, appeal, { epoch, held_rao: await holdCredit(trx, { ...appeal, epoch }, clock.now()) })
  const words = `A miner credited ${whom(shares.length)} for epoch ${epoch}`
  await appendEvents(trx, [
    { atMs: timeMs, block, kind: 'workers-credited', actor: hotkey, data: { epoch, paidRao: emissionRao.toString() }, words },
  ])
}

function whom(workers: number): string {
  if (workers === 0) return 'its operator'
  return workers === 1 ? 'one worker' : `${workers} workers`
}
