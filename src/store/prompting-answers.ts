import type { Selectable } from 'kysely'
import type { Db } from './open-store.ts'
import type { ScoreTable, TaskTable } from './schema.ts'

export type PromptingAnswerRow = Pick<Selectable<ScoreTable>, 'task_id' | 'domain' | 'value' | 'record' | 'scored_ms'> &
  Pick<Selectable<TaskTable>, 'title'>

/** A miner's scored answers, newest first. @param type of task; absent = all */
export async function listPromptingAnswers(
  db: Db,
  { mechids, miner, type, limit }: { mechids: readonly number[]; miner: string; type?: string | undefined; limit: number },
): Promise<PromptingAnswerRow[]> {
  if (mechids.length === 0) return []
  let query = db
    .selectFrom('score')
    .innerJoin('task', 'task.id', 'score.task_id')
    .select(['score.task_id', 'score.domain', 'score.value', 'score.record', 'score.scored_ms', 'task.title'])
    .where('score.mechid', 'in', mechids)
    .where('score.miner', '=', miner)
    .orderBy('score.seq', 'desc')
    .limit(limit)
  if (type !== undefined) query = query.where('score.domain', '=', type)
  return query.execute()
}
