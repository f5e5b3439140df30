import { type Insertable, type Selectable, sql } from 'kysely'
import type { QualificationTable, TrainingTaskTable } from './onboarding-schema.ts'
import type { Db } from './open-store.ts'

export type TrainingTaskRow = Selectable<TrainingTaskTable>
export type QualificationRow = Selectable<QualificationTable>

interface OfWorker {
  readonly miner: string
  readonly worker: string
}

/** Keeps a training task once: two tabs that ask at the same time get the same one. */
export async function keepTrainingTask(db: Db, row: Insertable<TrainingTaskTable>): Promise<TrainingTaskRow> {
  await db
    .insertInto('training_task')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db
    .selectFrom('training_task')
    .selectAll()
    .where('miner', '=', row.miner)
    .where('worker', '=', row.worker)
    .where('domain', '=', row.domain)
    .where('round', '=', row.round)
    .where('place', '=', row.place)
    .executeTakeFirstOrThrow()
}

export async function findTrainingTask(db: Db, { miner, id }: { miner: string; id: string }): Promise<TrainingTaskRow | undefined> {
  return db.selectFrom('training_task').selectAll().where('miner', '=', miner).where('id', '=', id).executeTakeFirst()
}

/** A worker's training, oldest first. @param domain absent = all */
export async function listTrainingTasks(
  db: Db,
  { miner, worker, domain }: OfWorker & { readonly domain?: string },
): Promise<TrainingTaskRow[]> {
  let query = db.selectFrom('training_task').selectAll().where('miner', '=', miner).where('worker', '=', worker)
  if (domain !== undefined) query = query.where('domain', '=', domain)
  return query.orderBy('domain').orderBy('round').orderBy('place').execute()
}

/** Writes down an answer once. @returns false if there was one already */
export async function answerTrainingTask(
  db: Db,
  { id, judgedMs, agreement, missed }: { id: string; judgedMs: number; agreement: number; missed: readonly string[] },
): Promise<boolean> {
  const row = await db
    .updateTable('training_task')
    .set({ judged_ms: judgedMs, agreement, missed: JSON.stringify(missed) })
    .where('id', '=', id)
    .where('judged_ms', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many rounds a worker has begun in a domain since a moment, and when the first of them was. */
export async function countRoundsBegun(
  db: Db,
  { miner, worker, domain, sinceMs }: OfWorker & { readonly domain: string; readonly sinceMs: number },
): Promise<{ begun: number; firstMs: number | null }> {
  return db
    .selectFrom('training_task')
    .select([sql<number>`count(*)::bigint`.as('begun'), sql<number | null>`min(made_ms)`.as('firstMs')])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('domain', '=', domain)
    .where('place', '=', 1)
    .where('made_ms', '>', sinceMs)
    .executeTakeFirstOrThrow()
}

/** Forgets rounds of practice before a round and a moment: nothing depends on them any more. */
export async function dropOldPractice(
  db: Db,
  { miner, worker, domain, round, beforeMs }: OfWorker & { readonly domain: string; readonly round: number; readonly beforeMs: number },
): Promise<void> {
  await db
    .deleteFrom('training_task')
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('domain', '=', domain)
    .where('counts', '=', false)
    .where('round', '<', round)
    .where('made_ms', '<=', beforeMs)
    .execute()
}

/** Gives up what of a round has not been judged. */
export async function dropOpenTraining(db: Db, { miner, worker, domain }: OfWorker & { readonly domain: string }): Promise<void> {
  await db
    .deleteFrom('training_task')
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('domain', '=', domain)
    .where('judged_ms', 'is', null)
    .execute()
}

/** Writes down what a worker has reached; an older round told again takes nothing from it. */
export async function putQualification(db: Db, row: Insertable<QualificationTable>): Promise<void> {
  const later = (column: 'round' | 'passed_ms' | 'until_ms') =>
    sql<number>`greatest(${sql.ref(`qualification.${column}`)}, ${sql.ref(`excluded.${column}`)})`
  await db
    .insertInto('qualification')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['miner', 'worker', 'domain'])
        .doUpdateSet({ round: later('round'), passed_ms: later('passed_ms'), until_ms: later('until_ms') }),
    )
    .execute()
}

export async function listQualifications(db: Db, { miner, worker }: OfWorker): Promise<QualificationRow[]> {
  return db.selectFrom('qualification').selectAll().where('miner', '=', miner).where('worker', '=', worker).orderBy('domain').execute()
}

/** Qualifications of a miner's workers that end between two moments. */
export async function listEnding(
  db: Db,
  { miner, afterMs, beforeMs }: { miner: string; afterMs: number; beforeMs: number },
): Promise<QualificationRow[]> {
  return db
    .selectFrom('qualification')
    .selectAll()
    .where('miner', '=', miner)
    .where('until_ms', '>', afterMs)
    .where('until_ms', '<=', beforeMs)
    .orderBy('worker')
    .orderBy('domain')
    .execute()
}

export async function extendQualification(
  db: Db,
  { miner, worker, domain, untilMs }: OfWorker & { readonly domain: string; readonly untilMs: number },
): Promise<void> {
  await db
    .updateTable('qualification')
    .set({ until_ms: untilMs })
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('domain', '=', domain)
    .execute()
}

/** Scores of a worker's paid work in one domain, judged since a moment, newest first. */
export async function listScoresInDomain(
  db: Db,
  { miner, worker, domain, sinceMs, limit }: OfWorker & { readonly domain: string; readonly sinceMs: number; readonly limit: number },
): Promise<{ score: number; judgedMs: number }[]> {
  return db
    .selectFrom('assignment')
    .select([sql<number>`score`.as('score'), sql<number>`judged_ms`.as('judgedMs')])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('state', '=', 'scored')
    .where('judged_ms', '>=', sinceMs)
    .where('domain', '=', domain)
    .where(sql<boolean>`result->'record'->>'outcome' = 'scored'`)
    .orderBy('judged_ms', 'desc')
    .limit(limit)
    .execute()
}
