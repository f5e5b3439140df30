import type { PayOverview } from '../../protocol/pay.ts'
import { listCreditedEpochs } from '../../store/credits.ts'
import type { Db } from '../../store/open-store.ts'
import { type PayBalances, readPayBalances } from '../../store/pay-balances.ts'
import { readLedgerMark } from '../../store/pay-events.ts'
import { measureCreditDelay } from '../../store/pay-work.ts'

/** How many of the newest epochs are listed. */
const EPOCHS = 50

/** What takes longer to read of a ledger the longer it is. */
export interface LedgerSums {
  readonly balances: PayBalances
  /** Newest first. */
  readonly epochs: PayOverview['epochs']
  readonly creditDelay: PayOverview['creditDelay']
}

export async function readLedgerSums(db: Db, miner: string): Promise<LedgerSums> {
  return {
    balances: await readPayBalances(db, miner),
    epochs: await listCreditedEpochs(db, { miner, limit: EPOCHS }),
    creditDelay: (await measureCreditDelay(db, miner)) ?? null,
  }
}

/**
 * Reads them anew only where the ledger has come further: an open page asks every few seconds, and what was posted never changes. Of each
 * miner that was asked for the last sums are kept. Whoever moves money reads for itself, in its transaction.
 */
export function rememberLedgerSums(db: Db): (miner: string) => Promise<LedgerSums> {
  const last = new Map<string, { readonly mark: string; readonly sums: Promise<LedgerSums> }>()
  return async (miner) => {
    const { epoch, posting } = await readLedgerMark(db, miner) // before the sums: they may know more than it says, never less
    const mark = `${epoch}/${posting}`
    const known = last.get(miner)
    if (known?.mark === mark) return known.sums
    const reading = { mark, sums: readLedgerSums(db, miner) }
    last.set(miner, reading)
    reading.sums.catch(() => {
      if (last.get(miner) === reading) last.delete(miner)
    })
    return reading.sums
  }
}
