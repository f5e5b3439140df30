import { getCursor, putCursor } from './cursors.ts'
import type { Db } from './open-store.ts'

/** The cursor that holds it. */
export const payEpochReader = (miner: string) => `pay-epoch/${miner}`

/** The newest epoch that a miner's ledger has seen, paid or not; 0 before the first. */
export function readPayEpoch(db: Db, miner: string): Promise<number> {
  return getCursor(db, payEpochReader(miner))
}

/** Says that the ledger has come to an epoch. Call it in the transaction that credits it. */
export async function putPayEpoch(db: Db, miner: string, epoch: number): Promise<void> {
  await putCursor(db, payEpochReader(miner), epoch)
}
