import { findWorker, type WorkerRow } from '../store/workers.ts'
import { UnknownWorkerError } from './errors.ts'
import type { Miner } from './miner.ts'

/** The worker behind a key. @throws {@link UnknownWorkerError} if it has not joined this miner */
export async function requireWorker({ db, hotkey }: Pick<Miner, 'db' | 'hotkey'>, worker: string): Promise<WorkerRow> {
  const row = await findWorker(db, { miner: hotkey, id: worker })
  if (!row) throw new UnknownWorkerError({ worker })
  return row
}
