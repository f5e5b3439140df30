import type { AppealView } from '../../protocol/pay.ts'
import { listAppealRows } from '../../store/appeals.ts'
import type { Db } from '../../store/open-store.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { toAppealView } from './appeal-view.ts'

/** The appeals at a miner, newest first; only those in one state if it is named. */
export async function listAppeals(db: Db, { miner, state }: { miner: string; state?: AppealView['state'] }): Promise<AppealView[]> {
  const names = await readWorkerNames(db, miner)
  return (await listAppealRows(db, { miner, state })).map((row) => toAppealView(row, names.get(row.worker) ?? ''))
}
