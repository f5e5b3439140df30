import type { TaskState } from '../protocol/task-state.ts'
import type { Db } from './open-store.ts'

const COLUMNS = ['task.id', 'task.title', 'task.domain', 'task.state', 'task.created_ms'] as const

export interface NeuronTaskRow {
  readonly id: string
  readonly title: string
  readonly domain: string
  readonly state: TaskState
  readonly created_ms: number
}

/** Tasks that a validator set and others may know of, in whatever state, newest first. */
export async function listTasksSet(db: Db, { hotkey, limit }: { hotkey: string; limit: number }): Promise<NeuronTaskRow[]> {
  return db
    .selectFrom('task')
    .select(COLUMNS)
    .where('task.validator', '=', hotkey)
    .where('task.announced', '=', true)
    .orderBy('task.created_ms', 'desc')
    .orderBy('task.id')
    .limit(limit)
    .execute()
}

/** Tasks that a miner was scored on, with its score, newest first. What it judged of open tasks is nobody's business. */
export async function listTasksJudged(
  db: Db,
  { hotkey, limit }: { hotkey: string; limit: number },
): Promise<(NeuronTaskRow & { readonly value: number })[]> {
  return db
    .selectFrom('score')
    .innerJoin('task', 'task.id', 'score.task_id')
    .select(COLUMNS)
    .select('score.value')
    .where('score.miner', '=', hotkey)
    .orderBy('score.epoch', 'desc')
    .orderBy('task.created_ms', 'desc')
    .limit(limit)
    .execute()
}
