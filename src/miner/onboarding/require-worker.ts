import { findWorker } from '../../store/workers.ts'
import { UnknownWorkerError } from '../errors.ts'
import type { Miner } from '../miner.ts'

/** The worker behind a key. @throws {@link UnknownWorkerError} if it has not joined this miner */
export async function requireWorker({ db, hotkey }: Pick<Miner, 'db' | 'hotkey'>, worker: string): Promise<string> {
  if (!(await findWorker(db, { miner: hotkey, id: worker }))) throw new UnknownWorkerError({ worker })
  return worker
}
