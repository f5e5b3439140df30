import type { Insertable, Selectable } from 'kysely'
import type { ConsentTable, GuidelinesTable } from './onboarding-schema.ts'
import type { Db } from './open-store.ts'

/** Publishes guidelines, or again ones that held before. */
export async function putGuidelines(db: Db, row: Insertable<GuidelinesTable>): Promise<void> {
  await db
    .insertInto('guidelines')
    .values(row)
    .onConflict((conflict) => conflict.columns(['miner', 'version']).doUpdateSet({ published_ms: row.published_ms }))
    .execute()
}

/** What was published last; `undefined` where nothing ever was. */
export async function findGuidelines(db: Db, miner: string): Promise<Selectable<GuidelinesTable> | undefined> {
  return db
    .selectFrom('guidelines')
    .selectAll()
    .where('miner', '=', miner)
    .orderBy('published_ms', 'desc')
    .orderBy('version')
    .limit(1)
    .executeTakeFirst()
}

/** Keeps a worker's word; given again it holds from then on, withdrawn or not. */
export async function putConsent(db: Db, row: Insertable<ConsentTable>): Promise<void> {
  const { signed, given_ms } = row
  await db
    .insertInto('consent')
    .values(row)
    .onConflict((conflict) => conflict.columns(['miner', 'worker', 'guidelines']).doUpdateSet({ signed, given_ms, withdrawn_ms: null }))
    .execute()
}

/** Whether a worker's consent to one version of the guidelines holds: one look at an index, made for every task. */
export async function hasConsent(
  db: Db,
  { miner, worker, guidelines }: { miner: string; worker: string; guidelines: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('consent')
    .select('given_ms')
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('guidelines', '=', guidelines)
    .where('withdrawn_ms', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The newest consent that a worker has given and not withdrawn. */
export async function findConsent(
  db: Db,
  { miner, worker }: { miner: string; worker: string },
): Promise<Selectable<ConsentTable> | undefined> {
  return db
    .selectFrom('consent')
    .selectAll()
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('withdrawn_ms', 'is', null)
    .orderBy('given_ms', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Ends all that a worker has consented to at a miner. */
export async function withdrawConsents(db: Db, { miner, worker, atMs }: { miner: string; worker: string; atMs: number }): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawn_ms: atMs })
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('withdrawn_ms', 'is', null)
    .execute()
}
