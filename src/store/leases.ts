import { type Insertable, type Selectable, sql } from 'kysely'
import { LEASE_TRANSITIONS, type LeaseState, statesBefore } from '../protocol/task-state.ts'
import { noteAsk } from './judge-pool.ts'
import type { Db } from './open-store.ts'
import type { LeaseTable } from './schema.ts'
import type { TaskRow } from './tasks.ts'

export type LeaseRow = Selectable<LeaseTable>

export interface ClaimParameters {
  readonly validator: string
  readonly miner: string
  readonly mechid: number
  readonly capacity: number
  /** Who is to judge, a lease each, and never a task that they hold or have judged through whatever miner; empty = the miner names nobody. */
  readonly workers: readonly string[]
  /** Leases that the miner knows of: its other open ones are told again first, because a reply may have been lost. */
  readonly held: readonly string[]
  /** No more than so many leases of this miner are open at a time. */
  readonly mostOpen: number
  readonly nowMs: number
  readonly leaseMs: number
  readonly draw: Draw
  leaseId(taskId: string): string
}

/**
 * A task is at first for those alone whom it invites: its panel, or proven judges. When they have had time, others are drawn by lot, and the
 * circle of the drawn doubles again and again: nobody who is away keeps a task from being judged. Where nobody is invited it is drawn
 * from the start. Else the fastest would judge everything, and friends could meet at a task of their choice.
 */
export interface Draw {
  /** How many take part. */
  readonly miners: number
  /** How long until the circle doubles; 0 = no draw, first come, first served. */
  readonly doublesMs: number
  /** Only its validator knows it, so that nobody can find a hotkey that is drawn. */
  readonly secret: string
}

/**
 * Leases open tasks to one miner, oldest first: never one it has had before, never to more judges than a task wants.
 * Two calls at once cannot lease the same place twice: rows being leased are locked, and others pass over them.
 */
export async function claimLeases(db: Db, parameters: ClaimParameters): Promise<{ lease: LeaseRow; task: TaskRow }[]> {
  const { validator, miner, mechid, workers, held, mostOpen, nowMs, leaseMs, draw, leaseId } = parameters
  const capacity = workers.length > 0 ? Math.min(parameters.capacity, workers.length) : parameters.capacity
  return db.transaction().execute(async (trx) => {
    const open = await listOpenLeases(trx, { validator, miner, mechid, nowMs })
    if (draw.doublesMs > 0) await noteAsk(trx, { validator, mechid, miner, capacity: capacity + open.length, nowMs, pauseMs: leaseMs })
    const known = new Set(held)
    const isFor = ({ worker }: LeaseRow) => worker === null || workers.length === 0 || workers.includes(worker)
    const forgotten = await withTasks(trx, open.filter((lease) => !known.has(lease.id) && isFor(lease)).slice(0, capacity))
    const idle = workers.filter((worker) => !forgotten.some(({ lease }) => lease.worker === worker))
    const room = Math.min(capacity - forgotten.length, mostOpen - open.length, workers.length > 0 ? idle.length : capacity)
    if (room <= 0) return forgotten
    let candidates = trx
      .selectFrom('task')
      .selectAll()
      .where('validator', '=', validator)
      .where('mechid', '=', mechid)
      .where('state', '=', 'open')
      .where('deadline_ms', '>', nowMs)
      .where((eb) =>
        eb.not(
          // Not a join (`offset`): where the planner knows little of the tables it would read all leases for each task.
          eb.exists(
            eb.selectFrom('lease').select('lease.id').whereRef('lease.task_id', '=', 'task.id').where('lease.miner', '=', miner).offset(0),
          ),
        ),
      )
      .where(
        (eb) =>
          eb
            .selectFrom('lease')
            .select((count) => count.fn.countAll<number>().as('count'))
            .whereRef('lease.task_id', '=', 'task.id')
            .where('lease.state', 'in', ['open', 'submitted']),
        '<',
        (eb) => eb.ref('task.wanted'),
      )
    if (draw.doublesMs > 0) candidates = candidates.where(isAsked(miner, nowMs, draw))
    if (workers.length > 0) candidates = candidates.where(isNewToOneOf(idle))
    const locked = await candidates.orderBy('seq').limit(room).forUpdate().skipLocked().execute()
    const tasks = await keepFree(trx, locked, { miner, workers, idle })
    if (tasks.length === 0) return forgotten
    const leases = await trx
      .insertInto('lease')
      .values(
        tasks.map(({ task, worker }) => ({
          id: leaseId(task.id),
          task_id: task.id,
          validator,
          miner,
          state: 'open' as const,
          leased_ms: nowMs,
          expires_ms: Math.min(nowMs + leaseMs, task.deadline_ms),
          worker,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .execute()
    const byTask = new Map(leases.map((lease) => [lease.task_id, lease]))
    return [...forgotten, ...tasks.flatMap(({ task }) => (byTask.has(task.id) ? [{ task, lease: byTask.get(task.id)! }] : []))]
  })
}

/**
 * The lot of a miner is uniform in [0, 1), for each task anew. Task ids are secret until a task is leased, as the draw's own secret is always.
 */
function isAsked(miner: string, nowMs: number, { miners, doublesMs, secret }: Draw) {
  const lot = sql<number>`('x' || left(md5(${secret}::text || '/' || task.id || '/' || ${miner}::text), 8))::bit(32)::bigint / 4294967296.0::float8`
  const circle = sql<number>`task.wanted * power(2, least(${nowMs}::float8 - task.asked_ms, 50 * ${doublesMs}::float8) / ${doublesMs}::float8) / ${miners}::float8`
  const open = sql<boolean>`(task.invited is null or task.asked_ms <= ${nowMs - doublesMs})`
  return sql<boolean>`(${miner} = any(task.invited) or (${open} and ${lot} < ${circle}))`
}

/** Whether at least one of some workers neither holds the task nor has judged it. */
function isNewToOneOf(workers: readonly string[]) {
  return sql<boolean>`(select count(*) from lease where lease.task_id = task.id and lease.state in ('open', 'submitted')
    and lease.worker = any(${[...workers]}::text[])) < ${workers.length}`
}

/**
 * The tasks that can still be leased, each with its worker if the miner names any. Leases of the moment before the lock were not seen then; now
 * nobody else can add one.
 */
async function keepFree(
  trx: Db,
  locked: readonly TaskRow[],
  { miner, workers, idle }: { miner: string; workers: readonly string[]; idle: readonly string[] },
): Promise<{ task: TaskRow; worker: string | null }[]> {
  if (locked.length === 0) return []
  const ids = locked.map((task) => task.id)
  const leases = await trx.selectFrom('lease').select(['task_id', 'miner', 'state', 'worker']).where('task_id', 'in', ids).execute()
  const byTask = Map.groupBy(leases, (lease) => lease.task_id)
  const waiting = new Set(idle)
  return locked.flatMap((task): { task: TaskRow; worker: string | null }[] => {
    const all = byTask.get(task.id) ?? []
    const others = all.filter(({ state }) => state === 'open' || state === 'submitted')
    if (others.length >= task.wanted || all.some((lease) => lease.miner === miner)) return []
    if (workers.length === 0) return [{ task, worker: null }]
    const worker = [...waiting].find((one) => !others.some((lease) => lease.worker === one))
    if (worker === undefined) return []
    waiting.delete(worker)
    return [{ task, worker }]
  })
}

/** Writes down leases of tasks that were sent, with their answers. */
export async function insertLeases(db: Db, rows: readonly Insertable<LeaseTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('lease').values(rows).execute()
}

/** A miner's open leases with one validator, oldest first: hundreds, of which a miner mostly knows all. */
async function listOpenLeases(
  db: Db,
  { validator, miner, mechid, nowMs }: Pick<ClaimParameters, 'validator' | 'miner' | 'mechid' | 'nowMs'>,
): Promise<LeaseRow[]> {
  return db
    .selectFrom('lease')
    .innerJoin('task', 'task.id', 'lease.task_id')
    .selectAll('lease')
    .where('lease.validator', '=', validator)
    .where('lease.miner', '=', miner)
    .where('lease.state', '=', 'open')
    .where('lease.expires_ms', '>', nowMs)
    .where('task.mechid', '=', mechid)
    .orderBy('lease.leased_ms')
    .orderBy('lease.id')
    .execute()
}

/** Leases with their tasks, which are long. */
async function withTasks(db: Db, leases: readonly LeaseRow[]): Promise<{ lease: LeaseRow; task: TaskRow }[]> {
  if (leases.length === 0) return []
  const ids = leases.map((lease) => lease.task_id)
  const tasks = await db.selectFrom('task').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(tasks.map((task) => [task.id, task]))
  return leases.flatMap((lease) => (byId.has(lease.task_id) ? [{ lease, task: byId.get(lease.task_id)! }] : []))
}

export async function findLease(db: Db, id: string): Promise<LeaseRow | undefined> {
  return db.selectFrom('lease').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Moves a lease on, if the new state follows from the one it is in and, for a submission, its time has not run out.
 * @param worker of a submission: who has judged it
 * @returns false if it has already moved on or is too late
 */
export async function moveLease(db: Db, id: string, to: Exclude<LeaseState, 'open'>, nowMs: number, worker?: string): Promise<boolean> {
  let query = db.updateTable('lease').set({ state: to }).where('id', '=', id).where('state', 'in', statesBefore(LEASE_TRANSITIONS, to))
  if (to === 'submitted') query = query.where('expires_ms', '>', nowMs)
  if (worker !== undefined) query = query.set({ worker })
  const row = await query.returning('id').executeTakeFirst()
  return row !== undefined
}

/** Whether a worker holds or has judged a task through another lease. */
export async function holdsTask(db: Db, { taskId, worker, except }: { taskId: string; worker: string; except: string }): Promise<boolean> {
  const row = await db
    .selectFrom('lease')
    .select('id')
    .where('task_id', '=', taskId)
    .where('worker', '=', worker)
    .where('id', '!=', except)
    .where('state', 'in', ['open', 'submitted'])
    .executeTakeFirst()
  return row !== undefined
}

/** Ends every open lease whose time has run out: exactly once each, whoever calls. @returns those that this call ended */
export async function expireLeases(db: Db, validator: string, nowMs: number): Promise<LeaseRow[]> {
  return db
    .updateTable('lease')
    .set({ state: 'expired' })
    .where('validator', '=', validator)
    .where('state', '=', 'open')
    .where('expires_ms', '<=', nowMs)
    .returningAll()
    .execute()
}

/** Ends the open leases of a task whose deadline has passed. */
export async function endLeases(db: Db, taskId: string): Promise<void> {
  await db.updateTable('lease').set({ state: 'expired' }).where('task_id', '=', taskId).where('state', '=', 'open').execute()
}

/** How far the work on a task has come. */
export async function countLeases(db: Db, taskId: string): Promise<{ open: number; submitted: number }> {
  return db
    .selectFrom('lease')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', '=', 'open').as('open'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'submitted').as('submitted'),
    ])
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow()
}

/** The lease that one miner has or had on a task. */
export async function findLeaseOf(db: Db, { taskId, miner }: { taskId: string; miner: string }): Promise<LeaseRow | undefined> {
  return db.selectFrom('lease').selectAll().where('task_id', '=', taskId).where('miner', '=', miner).executeTakeFirst()
}
