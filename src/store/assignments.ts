import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './open-store.ts'
import type { AssignmentTable } from './schema.ts'

/** What one worker has of a lease, with the task as it is shown. */
export type AssignmentRow = Selectable<AssignmentTable> & { readonly presented: unknown }
type AssignmentState = AssignmentTable['state']

/** One worker's part in one lease of one miner. */
export interface AssignmentKey {
  readonly miner: string
  readonly leaseId: string
  readonly worker: string
}
export const keyOf = (row: { miner: string; lease_id: string; worker: string }): AssignmentKey => ({
  miner: row.miner,
  leaseId: row.lease_id,
  worker: row.worker,
})

export async function insertAssignments(db: Db, rows: readonly Insertable<AssignmentTable>[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('assignment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()) // known already, or its worker has another task in hand
    .execute()
}

/** Assignments of a miner, each with its task. */
function withTask(db: Db, miner: string) {
  return db
    .selectFrom('assignment')
    .leftJoin('held_lease', (join) =>
      join.onRef('held_lease.miner', '=', 'assignment.miner').onRef('held_lease.lease_id', '=', 'assignment.lease_id'),
    )
    .selectAll('assignment')
    .select('held_lease.presented')
    .where('assignment.miner', '=', miner)
}

export async function findAssignment(db: Db, { miner, leaseId, worker }: AssignmentKey): Promise<AssignmentRow | undefined> {
  return withTask(db, miner).where('assignment.lease_id', '=', leaseId).where('assignment.worker', '=', worker).executeTakeFirst()
}

/** All that workers of a miner have of a lease. */
export async function listAssignmentsOfLease(
  db: Db,
  { miner, leaseId }: { miner: string; leaseId: string },
): Promise<Selectable<AssignmentTable>[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .orderBy('judged_ms')
    .orderBy('worker')
    .execute()
}

/** The task a worker has in hand, if its time has not run out; one that it took up again first. */
export async function findOpenAssignment(
  db: Db,
  { miner, worker, nowMs }: { miner: string; worker: string; nowMs: number },
): Promise<AssignmentRow | undefined> {
  return withTask(db, miner)
    .where('assignment.worker', '=', worker)
    .where('assignment.state', '=', 'open')
    .where('assignment.expires_ms', '>', nowMs)
    .orderBy(sql`assignment.judged_ms is null`)
    .orderBy('assignment.leased_ms')
    .executeTakeFirst()
}

/** What a miner's workers have in hand. */
export async function listInHand(db: Db, { miner }: { miner: string }): Promise<{ lease_id: string; worker: string }[]> {
  return db.selectFrom('assignment').select(['lease_id', 'worker']).where('miner', '=', miner).where('state', '=', 'open').execute()
}

/** Judgments that were sent on before a moment and not acknowledged: a crash or an outage came between. @param validator only what is meant for it */
export async function listUnacknowledged(
  db: Db,
  { miner, validator, sentBeforeMs }: { miner: string; validator?: string; sentBeforeMs: number },
): Promise<Selectable<AssignmentTable>[]> {
  let query = db
    .selectFrom('assignment')
    .selectAll()
    .where('miner', '=', miner)
    .where('state', '=', 'submitted')
    .where('acknowledged_ms', 'is', null)
    .where('sent_ms', '<', sentBeforeMs)
  if (validator !== undefined) query = query.where('validator', '=', validator)
  return query.orderBy('sent_ms').limit(100).execute()
}

/** Assignments of a miner in one state, oldest first. */
export async function listAssignments(db: Db, { miner, state }: { miner: string; state: AssignmentState }): Promise<AssignmentRow[]> {
  return withTask(db, miner).where('assignment.state', '=', state).orderBy('assignment.leased_ms').orderBy('assignment.lease_id').execute()
}

/** A worker's own history, newest first. */
export async function listAssignmentsOfWorker(
  db: Db,
  { miner, worker, limit }: { miner: string; worker: string; limit: number },
): Promise<AssignmentRow[]> {
  return withTask(db, miner)
    .where('assignment.worker', '=', worker)
    .orderBy('assignment.leased_ms', 'desc')
    .orderBy('assignment.lease_id')
    .limit(limit)
    .execute()
}

/** Moves an assignment on, if it is still in one of the states `from`. @returns false if it had moved on already */
export async function moveAssignment(
  db: Db,
  { miner, leaseId, worker }: AssignmentKey,
  from: readonly AssignmentState[],
  change: Updateable<AssignmentTable>,
): Promise<boolean> {
  const row = await db
    .updateTable('assignment')
    .set(change)
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('worker', '=', worker)
    .where('state', 'in', [...from])
    .returning('lease_id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Writes down a judgment: of an open assignment, or in place of an earlier one that may still be changed.
 * @returns false if it came too late: also where the lease has ended meanwhile, for nothing of it is sent any more
 */
export async function storeJudgment(
  db: Db,
  { miner, leaseId, worker }: AssignmentKey,
  { signed, judgedAt, dueMs, nowMs }: { signed: object; judgedAt: string; dueMs: number; nowMs: number },
): Promise<boolean> {
  const row = await db
    .updateTable('assignment')
    .set({ state: 'submitted', signed: JSON.stringify(signed), judged_ms: nowMs, due_ms: dueMs, note: null })
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('worker', '=', worker)
    .where(
      sql<boolean>`(state = 'open' or (state = 'submitted' and sent_ms is null and due_ms > ${nowMs}
        and (signed -> 'judgment' ->> 'judgedAt')::timestamptz < ${judgedAt}::timestamptz))`,
    )
    .where(sql<boolean>`exists (select from held_lease l where l.miner = ${miner} and l.lease_id = ${leaseId} and l.state = 'open')`)
    .returning('lease_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Opens a judged assignment again, while its judgment may still be changed. @returns false if it may not */
export async function takeBackJudgment(db: Db, { miner, leaseId, worker }: AssignmentKey, nowMs: number): Promise<boolean> {
  const row = await db
    .updateTable('assignment')
    .set({ state: 'open', signed: null, due_ms: null })
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('worker', '=', worker)
    .where('state', '=', 'submitted')
    .where('sent_ms', 'is', null)
    .where('due_ms', '>', nowMs)
    .returning('lease_id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Opens an assignment again whose judgment its validator could not read. Where the worker has gone on meanwhile, it is told why, and what it has taken
 * since stays in its hands too.
 */
export async function openAgain(db: Db, { miner, leaseId, worker }: AssignmentKey, note: string): Promise<void> {
  await sql`
    update assignment set state = 'open', signed = null, due_ms = null, sent_ms = null,
      judged_ms = case when gone_on then judged_ms end, note = case when gone_on then ${note} end
    from (select a.due_ms > a.judged_ms or exists (
        select from assignment b where b.miner = a.miner and b.worker = a.worker and b.state = 'open') as gone_on
      from assignment a where a.miner = ${miner} and a.lease_id = ${leaseId} and a.worker = ${worker}) as moment
    where miner = ${miner} and lease_id = ${leaseId} and worker = ${worker} and state = 'submitted'`.execute(db)
}

/** Gives up assignments whose time has run out. @param worker only this one's @returns whether there were any */
export async function expireAssignments(
  db: Db,
  { miner, worker, nowMs }: { miner: string; worker?: string; nowMs: number },
): Promise<boolean> {
  let query = db
    .updateTable('assignment')
    .set({ state: 'expired', note: 'the time for it ran out' })
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('expires_ms', '<=', nowMs)
  if (worker !== undefined) query = query.where('worker', '=', worker)
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n
}

/** The leases that a worker has in hand. */
export async function listOpenOfWorker(db: Db, { miner, worker }: { miner: string; worker: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('lease_id')
    .where('miner', '=', miner)
    .where('worker', '=', worker)
    .where('state', '=', 'open')
    .execute()
  return rows.map((row) => row.lease_id)
}
