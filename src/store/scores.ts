import type { Insertable, Selectable } from 'kysely'
import type { Db } from './open-store.ts'
import type { ScoreTable } from './schema.ts'

export type ScoreRow = Selectable<ScoreTable>

export async function insertScores(db: Db, rows: readonly Insertable<ScoreTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('score').values(rows).execute()
}

/** The epochs after one, of one validator's mechanism. */
interface Window {
  readonly validator: string
  readonly mechid: number
  readonly afterEpoch: number
}

/** In the order it was written. */
function scoresIn(db: Db, { validator, mechid, afterEpoch }: Window) {
  return db
    .selectFrom('score')
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('epoch', '>', afterEpoch)
    .orderBy('seq')
}

/** One line of the ledger: what a miner got for a task, and what is needed to judge it again. */
export type LedgerRow = Pick<ScoreRow, 'task_id' | 'miner' | 'worker' | 'domain' | 'epoch' | 'value' | 'evidence' | 'deviation' | 'arrival'>

/** The ledger of the epochs after `afterEpoch`, in the order it was written. @param miner of this one only */
export async function listLedgerRows(db: Db, { miner, ...window }: Window & { readonly miner?: string }): Promise<LedgerRow[]> {
  let query = scoresIn(db, window).select(['task_id', 'miner', 'worker', 'domain', 'epoch', 'value', 'evidence', 'deviation', 'arrival'])
  if (miner !== undefined) query = query.where('miner', '=', miner)
  return query.execute()
}

/** One line of the ledger, with what may tell who answered with whom. */
export type ObservedRow = Pick<ScoreRow, 'task_id' | 'miner' | 'deviation' | 'shown_ranks' | 'received_ms'>

/** What collusion is looked for in: the scored replies of the epochs after `afterEpoch`. @param mostTasks to the newest so many tasks only */
export async function listObservedReplies(
  db: Db,
  { mostTasks, ...window }: Window & { readonly mostTasks?: number | undefined },
): Promise<ObservedRow[]> {
  let query = scoresIn(db, window).select(['task_id', 'miner', 'deviation', 'shown_ranks', 'received_ms'])
  if (mostTasks !== undefined)
    query = query.where('task_id', 'in', (of) =>
      of
        .selectFrom('score')
        .select('task_id')
        .where('validator', '=', window.validator)
        .where('mechid', '=', window.mechid)
        .where('epoch', '>', window.afterEpoch)
        .groupBy('task_id')
        .orderBy((eb) => eb.fn.max('seq'), 'desc')
        .limit(mostTasks),
    )
  return query.execute()
}

/** The records of the epochs after `afterEpoch`, by worker: what gold is watched in. */
export async function listRecords(db: Db, window: Window): Promise<Pick<ScoreRow, 'task_id' | 'miner' | 'worker' | 'record'>[]> {
  return scoresIn(db, window).select(['task_id', 'miner', 'worker', 'record']).execute()
}

/** What a miner has not yet been told of its scores, oldest first. */
export async function listScoresAfter(
  db: Db,
  { validator, miner, after, limit }: { validator: string; miner: string; after: number; limit: number },
): Promise<ScoreRow[]> {
  return db
    .selectFrom('score')
    .selectAll()
    .where('validator', '=', validator)
    .where('miner', '=', miner)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export async function listScoresOfTask(db: Db, taskId: string): Promise<ScoreRow[]> {
  return db.selectFrom('score').selectAll().where('task_id', '=', taskId).orderBy('miner').execute()
}
