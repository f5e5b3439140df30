import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { ScoreTable } from './schema.ts'

export type ScoreRow = Selectable<ScoreTable>

export async function insertScores(db: Db, rows: readonly Insertable<ScoreTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('score').values(rows).execute()
}

/** The ledger's entries of the epochs after `afterEpoch`, in the order they were written; abstentions and withheld scores say nothing and are none. */
export async function listLedgerEntries(
  db: Db,
  { validator, mechid, afterEpoch }: { validator: string; mechid: number; afterEpoch: number },
): Promise<{ epoch: number; miner: string; value: number }[]> {
  return db
    .selectFrom('score')
    .select(['epoch', 'miner', 'value'])
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('epoch', '>', afterEpoch)
    .where(sql<boolean>`record ->> 'outcome' = 'scored'`)
    .orderBy('seq')
    .execute()
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
