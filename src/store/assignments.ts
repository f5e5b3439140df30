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
    .onConflict((conflict) => conflict.column('lease_id').doNothing())
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

/** The workers of a miner who have a task in hand. */
export async function listBusyWorkers(db: Db, { miner, nowMs }: { miner: string; nowMs: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('worker')
    .distinct()
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('expires_ms', '>', nowMs)
    .execute()
  return rows.map((row) => row.worker)
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

/** Moves an assignment on, if it is still in one of the states `from`. @returns it as it is now, `undefined` if it had moved on already */
export async function moveAssignment(
  db: Db,
  leaseId: string,
  from: readonly AssignmentState[],
  change: Updateable<AssignmentTable>,
): Promise<AssignmentRow | undefined> {
  return db
    .updateTable('assignment')
    .set(change)
    .where('lease_id', '=', leaseId)
    .where('state', 'in', [...from])
    .returningAll()
    .executeTakeFirst()
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

/** How many judgments of a worker have been scored, and their mean score. */
export async function summariseWorker(
  db: Db,
  { miner, worker }: { miner: string; worker: string },
): Promise<{ judged: number; meanScore: number | null }> {
  const row = await db
    .selectFrom('assignment')
    .select([
      sql<number>`(count(*) filter (where state in ('submitted', 'scored')))::bigint`.as('judged'),
      sql<number | null>`avg(score)`.as('meanScore'),
    ])
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .executeTakeFirstOrThrow()
  return row
}
