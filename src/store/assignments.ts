import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './open-store.ts'
import type { AssignmentTable } from './schema.ts'

export type AssignmentRow = Selectable<AssignmentTable>
type AssignmentState = AssignmentTable['state']

export async function insertAssignments(db: Db, rows: readonly Insertable<AssignmentTable>[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('assignment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()) // known already, or its worker has another task in hand
    .execute()
}

export async function findAssignment(db: Db, { miner, leaseId }: { miner: string; leaseId: string }): Promise<AssignmentRow | undefined> {
  return db.selectFrom('assignment').selectAll().where('miner', '=', miner).where('lease_id', '=', leaseId).executeTakeFirst()
}

/** The task a worker has in hand, if its time has not run out. */
export async function findOpenAssignment(
  db: Db,
  { miner, worker, nowMs }: { miner: string; worker: string; nowMs: number },
): Promise<AssignmentRow | undefined> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('state', '=', 'open')
    .where('expires_ms', '>', nowMs)
    .orderBy('leased_ms')
    .executeTakeFirst()
}

/** How many tasks a miner has had from each validator. */
export async function countByValidator(db: Db, { miner }: { miner: string }): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('assignment')
    .select(['validator', sql<number>`count(*)::bigint`.as('count')])
    .where('miner', '=', miner)
    .groupBy('validator')
    .execute()
  return new Map(rows.map(({ validator, count }) => [validator, count]))
}

/** What a miner has in hand: its open leases and who has them. */
export async function listInHand(db: Db, { miner }: { miner: string }): Promise<{ lease_id: string; worker: string }[]> {
  return db.selectFrom('assignment').select(['lease_id', 'worker']).where('miner', '=', miner).where('state', '=', 'open').execute()
}

/** Judgments that the validator has not acknowledged, sent before a moment: a crash or an outage came between. */
export async function listUnacknowledged(
  db: Db,
  { miner, sentBeforeMs }: { miner: string; sentBeforeMs: number },
): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('state', '=', 'submitted')
    .where('acknowledged_ms', 'is', null)
    .where('judged_ms', '<', sentBeforeMs)
    .orderBy('judged_ms')
    .limit(100)
    .execute()
}

/** Assignments of a miner in one state, oldest first. */
export async function listAssignments(db: Db, { miner, state }: { miner: string; state: AssignmentState }): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('state', '=', state)
    .orderBy('leased_ms')
    .orderBy('lease_id')
    .execute()
}

/** A worker's own history, newest first. */
export async function listAssignmentsOfWorker(
  db: Db,
  { miner, worker, limit }: { miner: string; worker: string; limit: number },
): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .orderBy('leased_ms', 'desc')
    .orderBy('lease_id')
    .limit(limit)
    .execute()
}

/** Moves an assignment on, if it is still in one of the states `from`. @returns false if it had moved on already */
export async function moveAssignment(
  db: Db,
  { leaseId, validator }: { leaseId: string; validator: string },
  from: readonly AssignmentState[],
  change: Updateable<AssignmentTable>,
): Promise<boolean> {
  const row = await db
    .updateTable('assignment')
    .set(change)
    .where('lease_id', '=', leaseId)
    .where('validator', '=', validator)
    .where('state', 'in', [...from])
    .returning('lease_id') // not the whole row: a presented page is long
    .executeTakeFirst()
  return row !== undefined
}

/** Gives up assignments whose lease has run out. */
export async function expireAssignments(db: Db, { miner, nowMs }: { miner: string; nowMs: number }): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ state: 'expired', note: 'the time for it ran out' })
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('expires_ms', '<=', nowMs)
    .execute()
}

/** Accepted work by worker in the epochs (after, upTo]: the sum of its positive scores, what pay is split by. */
export async function sumWork(
  db: Db,
  { miner, after, upTo }: { miner: string; after: number; upTo: number },
): Promise<{ worker: string; work: number }[]> {
  return db
    .selectFrom('assignment')
    .select(['worker', sql<number>`sum(greatest(score, 0))`.as('work')])
    .where('miner', '=', miner)
    .where('result_epoch', '>', after)
    .where('result_epoch', '<=', upTo)
    .groupBy('worker')
    .orderBy('worker')
    .execute()
}

/** How many tasks a worker has judged, how many of the judgments have a score, and the mean of those scores. */
export async function summariseWorker(
  db: Db,
  { miner, worker }: { miner: string; worker: string },
): Promise<{ judged: number; scored: number; meanScore: number | null }> {
  const isScored = sql`result->'record'->>'outcome' = 'scored'` // one that was abstained or withheld has a value of 0, which is no score
  const row = await db
    .selectFrom('assignment')
    .select([
      sql<number>`(count(*) filter (where state in ('submitted', 'scored')))::bigint`.as('judged'),
      sql<number>`(count(*) filter (where ${isScored}))::bigint`.as('scored'),
      sql<number | null>`avg(score) filter (where ${isScored})`.as('meanScore'),
    ])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .executeTakeFirstOrThrow()
  return row
}
