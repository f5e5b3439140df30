import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { CREDITS } from './credits.ts'
import type { Db } from './open-store.ts'
import type { AppealTable } from './pay-schema.ts'

export type AppealRow = Selectable<AppealTable>

export async function insertAppeal(db: Db, row: Insertable<AppealTable>): Promise<AppealRow> {
  return db.insertInto('appeal').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function findAppeal(db: Db, { miner, id }: { miner: string; id: string }): Promise<AppealRow | undefined> {
  return db.selectFrom('appeal').selectAll().where('miner', '=', miner).where('id', '=', id).executeTakeFirst()
}

/** Appeals at a miner, newest first; of one worker or in one state if it is named. */
export async function listAppealRows(db: Db, { miner, worker, state, limit }: AppealFilter): Promise<AppealRow[]> {
  return db
    .selectFrom('appeal')
    .selectAll()
    .where('miner', '=', miner)
    .$if(worker !== undefined, (query) => query.where('worker', '=', worker ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .orderBy('at_ms', 'desc')
    .orderBy('id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
}

interface AppealFilter {
  readonly miner: string
  readonly worker?: string | undefined
  readonly state?: AppealRow['state'] | undefined
  readonly limit?: number | undefined
}

/** Open appeals about epochs up to one, of those that have brought no emission yet: what they are about is not credited. */
export async function listUncreditedAppeals(db: Db, { miner, upTo }: { miner: string; upTo: number }): Promise<AppealRow[]> {
  return db
    .selectFrom('appeal')
    .selectAll()
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('epoch', '<=', upTo)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pay_posting')
            .select('number')
            .whereRef('pay_posting.miner', '=', 'appeal.miner')
            .whereRef('pay_posting.epoch', '=', 'appeal.epoch')
            .where('kind', 'in', CREDITS),
        ),
      ),
    )
    .orderBy('at_ms')
    .orderBy('id')
    .execute()
}

/** Where a page of appeals ended. */
export interface AppealPlace {
  readonly open: boolean
  readonly atMs: number
  readonly id: string
}

/** A page of a miner's appeals: those to be decided first, then the newest first. @param after the last one of the page before */
export async function listAppealPage(
  db: Db,
  { miner, limit, after }: { miner: string; limit: number; after?: AppealPlace | undefined },
): Promise<AppealRow[]> {
  return db
    .selectFrom('appeal')
    .selectAll()
    .where('miner', '=', miner)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`((state <> 'open'), -at_ms, id) > (${!after?.open}::boolean, ${-(after?.atMs ?? 0)}::bigint, ${after?.id ?? ''}::text)`,
      ),
    )
    .orderBy(sql`state <> 'open'`)
    .orderBy('at_ms', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countOpenAppeals(db: Db, miner: string): Promise<number> {
  const { count } = await db
    .selectFrom('appeal')
    .select(sql<number>`count(*)::bigint`.as('count'))
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return count
}

export async function changeAppeal(db: Db, { miner, id }: { miner: string; id: string }, change: Updateable<AppealTable>): Promise<void> {
  await db.updateTable('appeal').set(change).where('miner', '=', miner).where('id', '=', id).execute()
}

/** Ends an open appeal. @returns `undefined` if it has been decided already */
export async function closeAppeal(
  db: Db,
  { miner, id }: { miner: string; id: string },
  change: Updateable<AppealTable>,
): Promise<AppealRow | undefined> {
  return db
    .updateTable('appeal')
    .set(change)
    .where('miner', '=', miner)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()
}
