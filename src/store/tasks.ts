import { type Insertable, type Selectable, sql } from 'kysely'
import type { Conclusion } from '../protocol/conclusion.ts'
import { statesBefore, TASK_TRANSITIONS, type TaskState } from '../protocol/task-state.ts'
import { endDispatch } from './dispatches.ts'
import type { Db } from './open-store.ts'
import type { TaskTable } from './schema.ts'

export type TaskRow = Selectable<TaskTable>

export async function insertTasks(db: Db, rows: readonly Insertable<TaskTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('task').values(rows).execute()
}

export async function findTask(db: Db, id: string): Promise<TaskRow | undefined> {
  return db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The sequence number of a validator's next task of one mechanism. */
export async function nextTaskSeq(db: Db, { validator, mechid }: { validator: string; mechid: number }): Promise<number> {
  const row = await db
    .selectFrom('task')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .executeTakeFirst()
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1
}

/** How many tasks a validator has made in an epoch: what its budget is counted by. */
export async function countTasksOfEpoch(
  db: Db,
  { validator, mechid, epoch }: { validator: string; mechid: number; epoch: number },
): Promise<number> {
  const row = await db
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('created_epoch', '=', epoch)
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * Open tasks that need no more waiting: the deadline has passed, or nobody is at work and either all judgments are in that were asked
 * for, or some are and nobody has come for the rest for so long. Oldest first.
 */
export async function listRipeTasks(
  db: Db,
  { validator, mechid, nowMs, patienceMs }: { validator: string; mechid: number; nowMs: number; patienceMs: number },
): Promise<TaskRow[]> {
  return db
    .selectFrom('task')
    .selectAll()
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('state', '=', 'open')
    .where((eb) => {
      const leases = (state: 'open' | 'submitted') =>
        eb
          .selectFrom('lease')
          .select((count) => count.fn.countAll<number>().as('count'))
          .whereRef('lease.task_id', '=', 'task.id')
          .where('lease.state', '=', state)
      const allIn = eb(leases('submitted'), '>=', eb.ref('wanted'))
      const nobodyComes = eb.and([eb('asked_ms', '<=', nowMs - patienceMs), eb(leases('submitted'), '>', 0)])
      return eb.or([eb('deadline_ms', '<=', nowMs), eb.and([eb(leases('open'), '=', 0), eb.or([allIn, nobodyComes])])])
    })
    .orderBy('seq')
    .execute()
}

/** Asks for more judgments of an open task. @param more.invited miners that are asked before all others; empty = nobody is */
export async function askForMore(
  db: Db,
  id: string,
  { wanted, invited, nowMs }: { wanted: number; invited: readonly string[]; nowMs: number },
): Promise<void> {
  await db
    .updateTable('task')
    .set({ wanted, asked_ms: nowMs, invited: invited.length > 0 ? [...invited] : null })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

/** Ends the lending of an open task for good: nobody is wanted or invited, whoever of those who have it gives it back. */
export async function lendNoMore(trx: Db, id: string): Promise<void> {
  await trx.updateTable('task').set({ wanted: 0, invited: null }).where('id', '=', id).where('state', '=', 'open').execute()
}

/** Lets others know of a task that was sent to so many miners. */
export async function announceTask(trx: Db, id: string, { wanted, nowMs }: { wanted: number; nowMs: number }): Promise<void> {
  await trx.updateTable('task').set({ announced: true, wanted, asked_ms: nowMs }).where('id', '=', id).execute()
}

/** Keeps others from leasing a task, and from having it judged, until the transaction ends. */
export async function lockTask(trx: Db, id: string): Promise<void> {
  await trx.selectFrom('task').select('id').where('id', '=', id).forUpdate().execute()
}

/** How a task was scored. */
export interface TaskEnd {
  readonly scoredMs: number
  readonly epoch: number
  readonly conclusion: Conclusion
  readonly mechanismVersion: string
  readonly recipeHash: string
}

/** How many tasks of a validator wait for judgments. */
export async function countOpenTasks(db: Db, { validator, mechid }: { validator: string; mechid: number }): Promise<number> {
  const row = await db
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * Moves a task to an end state, if that follows from the state it is in: of two that try, one wins. One that ends unscored is sent no more.
 * @returns false if the task has already moved on
 */
export async function closeTask(
  db: Db,
  id: string,
  end: { readonly state: 'expired' | 'void' } | ({ readonly state: 'scored' } & TaskEnd),
): Promise<boolean> {
  const row = await db
    .updateTable('task')
    .set(
      end.state === 'scored'
        ? {
            state: end.state,
            scored_ms: end.scoredMs,
            epoch: end.epoch,
            agreement: end.conclusion.agreement ?? null,
            conclusion: JSON.stringify(end.conclusion),
            pairs: end.conclusion.pairs.length,
            mechanism_version: end.mechanismVersion,
            recipe_hash: end.recipeHash,
          }
        : { state: end.state, announced: true },
    )
    .where('id', '=', id)
    .where('state', 'in', statesBefore(TASK_TRANSITIONS, end.state))
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined && end.state !== 'scored') await endDispatch(db, id)
  return row !== undefined
}

/** Whether a validator has tasks of which nobody may know yet. */
export async function hasUnannounced(db: Db, { validator, mechid }: { validator: string; mechid: number }): Promise<boolean> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('validator', '=', validator)
    .where('mechid', '=', mechid)
    .where('state', '=', 'open')
    .where('announced', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type TaskListRow = Omit<
  TaskRow,
  'body' | 'conclusion' | 'created_epoch' | 'recipe_hash' | 'pairs' | 'wanted' | 'asked_ms' | 'invited' | 'announced'
> & {
  judgments: number
}

/** A page of tasks that others may know of, newest first. @param before the last row of the page before */
export async function listTasks(
  db: Db,
  { state, limit, before }: { state?: TaskState | undefined; limit: number; before?: { createdMs: number; id: string } | undefined },
): Promise<TaskListRow[]> {
  let query = db
    .selectFrom('task')
    .select([
      'id',
      'validator',
      'mechid',
      'mechanism',
      'mechanism_version',
      'domain',
      'origin',
      'title',
      'responses',
      'state',
      'seq',
      'created_ms',
      'deadline_ms',
      'scored_ms',
      'epoch',
      'agreement',
    ])
    .select((eb) =>
      eb
        .selectFrom('judgment')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('judgment.task_id', '=', 'task.id')
        .as('judgments'),
    )
    .where('announced', '=', true)
    .orderBy('created_ms', 'desc')
    .orderBy('id')
    .limit(limit)
  if (state) query = query.where('state', '=', state)
  if (before) {
    const { createdMs, id } = before
    query = query.where((eb) => eb.or([eb('created_ms', '<', createdMs), eb.and([eb('created_ms', '=', createdMs), eb('id', '>', id)])]))
  }
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, judgments: row.judgments ?? 0 }))
}

/** Scored tasks in the order of their scoring, for exports. @param after the last row of the page before */
export async function listScoredTasks(
  db: Db,
  { limit, after, newestFirst = false }: { limit: number; after?: { scoredMs: number; id: string } | undefined; newestFirst?: boolean },
): Promise<TaskRow[]> {
  let query = db
    .selectFrom('task')
    .selectAll()
    .where('state', '=', 'scored')
    .orderBy('scored_ms', newestFirst ? 'desc' : 'asc')
    .orderBy('id')
    .limit(limit)
  if (after) {
    const { scoredMs, id } = after
    query = query.where((eb) =>
      eb.or([eb('scored_ms', newestFirst ? '<' : '>', scoredMs), eb.and([eb('scored_ms', '=', scoredMs), eb('id', '>', id)])]),
    )
  }
  return query.execute()
}

/** Tasks that others may know of, by state; states without a task are 0. */
export async function countTasksByState(db: Db): Promise<Record<TaskState, number>> {
  const rows = await db
    .selectFrom('task')
    .select(['state', sql<number>`count(*)::bigint`.as('count')])
    .where('announced', '=', true)
    .groupBy('state')
    .execute()
  const counts: Record<TaskState, number> = { open: 0, scored: 0, expired: 0, void: 0 }
  for (const row of rows) counts[row.state] = row.count
  return counts
}

/** How much work one mechanism has had, of all validators. */
export async function countWork(db: Db, mechid: number): Promise<{ tasks: number; judgments: number; pairs: number }> {
  return db
    .selectFrom('task')
    .select((eb) => [
      eb.fn.countAll<number>().as('tasks'),
      sql<number>`coalesce(sum(pairs), 0)::bigint`.as('pairs'),
      sql<number>`coalesce(sum((select count(*) from judgment where judgment.task_id = task.id)), 0)::bigint`.as('judgments'),
    ])
    .where('mechid', '=', mechid)
    .executeTakeFirstOrThrow()
}

/** How many tasks have been scored, and how many preference pairs they gave. */
export async function countPairs(db: Db): Promise<{ tasks: number; pairs: number }> {
  return db
    .selectFrom('task')
    .select([sql<number>`count(*)::bigint`.as('tasks'), sql<number>`coalesce(sum(pairs), 0)::bigint`.as('pairs')])
    .where('state', '=', 'scored')
    .executeTakeFirstOrThrow()
}
