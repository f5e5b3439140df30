import type { AppealView } from '../../protocol/pay.ts'
import type { AppealRow } from '../../store/appeals.ts'

export function toAppealView(row: AppealRow, workerName: string): AppealView {
  return {
    id: row.id,
    worker: row.worker,
    workerName,
    about: row.about,
    epoch: row.epoch,
    reason: row.reason,
    at: new Date(row.at_ms).toISOString(),
    state: row.state,
    heldRao: row.held_rao,
    addedRao: row.added_rao,
    note: row.note,
    decidedAt: row.decided_ms === null ? null : new Date(row.decided_ms).toISOString(),
  }
}
