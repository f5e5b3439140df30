import { type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { JudgmentTable, TaskTable } from './schema.ts'

export type AnsweredChallengeRow = Pick<
  Selectable<TaskTable>,
  'id' | 'validator' | 'mechid' | 'domain' | 'body' | 'scored_ms' | 'epoch'
> & {
  readonly answers: readonly Pick<Selectable<JudgmentTable>, 'miner' | 'reply'>[]
}

/** The newest scored tasks of one mechanism with what was answered, of all validators of this database, oldest first. */
export async function listAnsweredChallenges(
  db: Db,
  { mechanism, limit }: { readonly mechanism: string; readonly limit: number },
): Promise<AnsweredChallengeRow[]> {
  const tasks = await db
    .selectFrom('task')
    .select(['id', 'validator', 'mechid', 'domain', 'body', 'scored_ms', 'epoch'])
    .where('mechanism', '=', mechanism)
    .where('state', '=', 'scored')
    .orderBy('scored_ms', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  if (tasks.length === 0) return []
  const answers = await db
    .selectFrom('judgment')
    .select(['task_id', 'miner', 'reply'])
    .where(sql<boolean>`task_id = any(${tasks.map(({ id }) => id)}::text[])`)
    .orderBy('miner')
    .execute()
  const byTask = Map.groupBy(answers, ({ task_id }) => task_id)
  return tasks.reverse().map((task) => ({ ...task, answers: byTask.get(task.id) ?? [] }))
}
