import type { History } from '../mechanisms/mechanism.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { reliability } from '../scoring/reliability.ts'
import { type LedgerSum, sumWindow } from '../scoring/sum-window.ts'
import { listLedgerEntries } from '../store/scores.ts'
import { getMechanism, type Validator } from './validator.ts'

/** The score ledger summed over the window that ends with `epoch`, by miner. */
export async function readLedger(validator: Validator, mechid: number, epoch: number): Promise<ReadonlyMap<string, LedgerSum>> {
  const { db, hotkey } = validator
  const { window } = getMechanism(validator, mechid).config
  const entries = await listLedgerEntries(db, { validator: hotkey, mechid, afterEpoch: epoch - window })
  return sumWindow(entries, { epoch, window })
}

/** What is known of every miner before the tasks at hand are scored. */
export async function readHistory(validator: Validator, mechid: number, epoch: number): Promise<History> {
  const { mechanism } = getMechanism(validator, mechid)
  const sums = await readLedger(validator, mechid, epoch)
  return new Map(
    [...sums].map(([miner, { sum, count }]) => [
      miner as Hotkey,
      { reliability: reliability({ sum, count }, { prior: mechanism.priorTasks }), tasks: count },
    ]),
  )
}
