import type { Selectable } from 'kysely'
import type { Db } from './open-store.ts'
import type { AnchorRunTable, AnchorSetTable } from './prompting-schema.ts'

/** A validator's mechanism. */
interface Place {
  readonly validator: string
  readonly mechid: number
}

export type AnchorRunRow = Selectable<AnchorRunTable>

/** Keeps a set once: the one that was there first stays. @returns the one that holds */
export async function keepAnchorSet(
  db: Db,
  { validator, mechid }: Place,
  set: { readonly body: object; readonly madeMs: number },
): Promise<Selectable<AnchorSetTable>> {
  await db
    .insertInto('anchor_set')
    .values({ validator, mechid, body: JSON.stringify(set.body), made_ms: set.madeMs })
    .onConflict((conflict) => conflict.columns(['validator', 'mechid']).doNothing())
    .execute()
  return (await findAnchorSet(db, { validator, mechid }))!
}

export async function findAnchorSet(db: Db, { validator, mechid }: Place): Promise<Selectable<AnchorSetTable> | undefined> {
  return db.selectFrom('anchor_set').selectAll().where('validator', '=', validator).where('mechid', '=', mechid).executeTakeFirst()
}

export async function insertAnchorRun(
  db: Db,
  { validator, mechid }: Place,
  {
    atMs,
    measure,
    scores,
    finding,
  }: { readonly atMs: number; readonly measure: string; readonly scores: readonly object[]; readonly finding: string },
): Promise<void> {
  await db
    .insertInto('anchor_run')
    .values({ validator, mechid, at_ms: atMs, measure, scores: JSON.stringify(scores), finding })
    .execute()
}

/** The first run of all, or the first or the last by one measure; `undefined` where there was none. */
export async function findAnchorRun(
  db: Db,
  { validator, mechid }: Place,
  { place, measure }: { readonly place: 'first' | 'last'; readonly measure?: string | undefined },
): Promise<AnchorRunRow | undefined> {
  let query = db.selectFrom('anchor_run').selectAll().where('validator', '=', validator).where('mechid', '=', mechid)
  if (measure !== undefined) query = query.where('measure', '=', measure)
  return query
    .orderBy('id', place === 'first' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Drops runs before a moment, but for the first by each measure: what later ones are held against. The first of all is one of these. */
export async function purgeAnchorRuns(db: Db, { validator, mechid }: Place, beforeMs: number): Promise<void> {
  await db
    .deleteFrom('anchor_run')
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('at_ms', '<', beforeMs)
    .where('id', 'not in', (first) =>
      first
        .selectFrom('anchor_run')
        .select((eb) => eb.fn.min('id').as('id'))
        .where('validator', '=', validator)
        .where('mechid', '=', mechid)
        .groupBy('measure'),
    )
    .execute()
}

export async function countAnchorRuns(db: Db, { validator, mechid }: Place): Promise<number> {
  const { count } = await db
    .selectFrom('anchor_run')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .executeTakeFirstOrThrow()
  return Number(count)
}
