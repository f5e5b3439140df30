import { getCursor, putCursor } from '../store/cursors.ts'
import { deleteBlobsBefore, dropEvidence } from '../store/evidence.ts'
import type { Db } from '../store/open-store.ts'

const READER = 'purge of evidence'
const DAY_MS = 24 * 3600_000
const EVERY_MS = 3600_000

/**
 * Drops the bulk of what attempts did that ended more than so many days ago: their pictures, and the contents of responses that are in no task.
 * What was asked, edited and found stays, so that audits say the same. Does nothing within an hour of the last time.
 * **Reads** and **writes** attempts, files of evidence, and how far it has come. **Safe to repeat because** what is dropped is dropped.
 */
export async function purgeEvidence(db: Db, { nowMs, days }: { nowMs: number; days: number }): Promise<void> {
  const untilMs = nowMs - Math.round(days * DAY_MS)
  const fromMs = await getCursor(db, READER)
  if (untilMs < fromMs + EVERY_MS) return
  await db.transaction().execute(async (trx) => {
    await dropEvidence(trx, { fromMs, untilMs })
    await deleteBlobsBefore(trx, untilMs - DAY_MS) // an attempt that ended later may have taken its pictures a while before
    await putCursor(trx, READER, untilMs)
  })
}
