import type { AppealView } from '../../protocol/pay.ts'
import { type AppealPlace, listAppealPage } from '../../store/appeals.ts'
import type { Db } from '../../store/open-store.ts'
import { readWorkerNames } from '../../store/worker-names.ts'
import { toAppealView } from './appeal-view.ts'

/** A page of the appeals at a miner: those to be decided first, then the newest first. */
export interface AppealPage {
  readonly appeals: AppealView[]
  /** Where the next page begins; `undefined` = this is the last. */
  readonly end: AppealPlace | undefined
}

/** @param after end of the page before */
export async function listAppeals(
  db: Db,
  { miner, limit = 50, after }: { miner: string; limit?: number; after?: AppealPlace | undefined },
): Promise<AppealPage> {
  const rows = await listAppealPage(db, { miner, limit: limit + 1, after })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const names = await readWorkerNames(db, miner)
  return {
    appeals: shown.map((row) => toAppealView(row, names.get(row.worker) ?? '')),
    end: last && { open: last.state === 'open', atMs: last.at_ms, id: last.id },
  }
}
