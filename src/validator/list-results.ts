import type { Hotkey } from '../protocol/ids.ts'
import { LeaseId } from '../protocol/ids.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { type Result, RevealedResponse } from '../protocol/wire.ts'
import { listScoresAfter } from '../store/scores.ts'
import type { Validator } from './validator.ts'

/** What became of a miner's judgments since it last asked, oldest first, at most `limit`. @param after the last cursor it has seen, 0 at first */
export async function listResults(
  validator: Validator,
  miner: Hotkey,
  { after, limit }: { after: number; limit: number },
): Promise<Result[]> {
  const rows = await listScoresAfter(validator.db, { validator: validator.hotkey, miner, after, limit })
  return rows.map((row) => {
    const { taskId: _, ...record } = ScoreRecord.parse(row.record)
    return {
      cursor: row.seq,
      leaseId: LeaseId.parse(row.lease_id),
      record,
      revealed: RevealedResponse.array().parse(row.revealed),
      scoredAt: new Date(row.scored_ms).toISOString(),
      epoch: row.epoch,
    }
  })
}
