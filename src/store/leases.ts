import { type Insertable, type Selectable, sql } from 'kysely'
import { LEASE_TRANSITIONS, type LeaseState, statesBefore } from '../protocol/task-state.ts'
import type { Db } from './open-store.ts'
import type { LeaseTable } from './schema.ts'
import type { TaskRow } from './tasks.ts'

export type LeaseRow = Selectable<LeaseTable>

export interface ClaimParameters {
  readonly validator: string
  readonly miner: string
  readonly mechid: number
  readonly capacity: number
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
 * Who may judge a task is drawn by lot: at first about as many miners as it wants, then the circle doubles again and again.
 * Else the fastest would judge everything, and friends could meet at a task of their choice.
 *
 * Where a task has invited judges, it is theirs alone until the circle would have doubled once; then others come in as drawn.
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
  const { validator, miner, mechid, capacity, held, mostOpen, nowMs, leaseMs, draw, leaseId } = parameters
  return db.transaction().execute(async (trx) => {
    const open = await listOpenLeases(trx, { validator, miner, mechid, nowMs })
    const forgotten = open.filter(({ lease }) => !held.includes(lease.id)).slice(0, capacity)
    const room = Math.min(capacity - forgotten.length, mostOpen - open.length)
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
          eb.exists(eb.selectFrom('lease').select('lease.id').whereRef('lease.task_id', '=', 'task.id').where('lease.miner', '=', miner)),
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
    const locked = await candidates.orderBy('seq').limit(room).forUpdate().skipLocked().execute()
    const tasks = await keepFree(trx, locked, miner)
    if (tasks.length === 0) return forgotten
    const leases = await trx
      .insertInto('lease')
      .values(
        tasks.map((task) => ({
          id: leaseId(task.id),
          task_id: task.id,
          validator,
          miner,
          state: 'open' as const,
          leased_ms: nowMs,
          expires_ms: Math.min(nowMs + leaseMs, task.deadline_ms),
        })),
      )
      .onConflict((conflict) => conflict.columns(['task_id', 'miner']).doNothing())
      .returningAll()
      .execute()
    const byTask = new Map(leases.map((lease) => [lease.task_id, lease]))
    return [...forgotten, ...tasks.flatMap((task) => (byTask.has(task.id) ? [{ task, lease: byTask.get(task.id)! }] : []))]
  })
}

/**
 * The lot of a miner is uniform in [0, 1). Among many miners it is the same for sixteen tasks in a row: then the same few meet again and
 * again, and those who answer alike are found. Were every task drawn anew among a hundred, two of them would share three tasks in a window.
 * Task ids are secret until a task is leased, as the draw's own secret is always.
 */
function isAsked(miner: string, nowMs: number, { miners, doublesMs, secret }: Draw) {
  const drawnFor = miners > FEW_MINERS ? sql<string>`${secret}::text || '/' || (task.seq / 16)::text` : sql<string>`task.id`
  const lot = sql<number>`('x' || left(md5(${drawnFor} || '/' || ${miner}::text), 8))::bit(32)::bigint / 4294967296.0::float8`
  const circle = sql<number>`task.wanted * power(2, least(${nowMs}::float8 - task.asked_ms, 50 * ${doublesMs}::float8) / ${doublesMs}::float8) / ${miners}::float8`
  const open = sql<boolean>`(task.invited is null or task.asked_ms <= ${nowMs - doublesMs})`
  return sql<boolean>`(${miner} = any(task.invited) or (${open} and ${lot} < ${circle}))`
}

/** So few meet often enough as it is. */
const FEW_MINERS = 48

/** The tasks that can still be leased. Leases of the moment before the lock were not seen then; now nobody else can add one. */
async function keepFree(trx: Db, locked: readonly TaskRow[], miner: string): Promise<TaskRow[]> {
  if (locked.length === 0) return []
  const ids = locked.map((task) => task.id)
  const leases = await trx.selectFrom('lease').select(['task_id', 'miner', 'state']).where('task_id', 'in', ids).execute()
  const byTask = Map.groupBy(leases, (lease) => lease.task_id)
  return locked.filter(({ id, wanted }) => {
    const others = byTask.get(id) ?? []
    const held = others.filter(({ state }) => state === 'open' || state === 'submitted').length
    return held < wanted && !others.some((lease) => lease.miner === miner)
  })
}

/** Writes down leases of tasks that were sent, with their answers. */
export async function insertLeases(db: Db, rows: readonly Insertable<LeaseTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('lease').values(rows).execute()
}

/** A miner's open leases with one validator, oldest first. */
async function listOpenLeases(
  db: Db,
  { validator, miner, mechid, nowMs }: Pick<ClaimParameters, 'validator' | 'miner' | 'mechid' | 'nowMs'>,
): Promise<{ lease: LeaseRow; task: TaskRow }[]> {
  const leases = await db
    .selectFrom('lease')
    .selectAll()
    .where('validator', '=', validator)
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('expires_ms', '>', nowMs)
    .orderBy('leased_ms')
    .orderBy('id')
    .execute()
  if (leases.length === 0) return []
  const tasks = await db
    .selectFrom('task')
    .selectAll()
    .where(
      'id',
      'in',
      leases.map((lease) => lease.task_id),
    )
    .where('mechid', '=', mechid)
    .execute()
  const byId = new Map(tasks.map((task) => [task.id, task]))
  return leases.flatMap((lease) => (byId.has(lease.task_id) ? [{ lease, task: byId.get(lease.task_id)! }] : []))
}

export async function findLease(db: Db, id: string): Promise<LeaseRow | undefined> {
  return db.selectFrom('lease').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Moves a lease on, if the new state follows from the one it is in and, for a submission, its time has not run out.
 * @returns false if it has already moved on or is too late
 */
export async function moveLease(db: Db, id: string, to: Exclude<LeaseState, 'open'>, nowMs: number): Promise<boolean> {
  let query = db.updateTable('lease').set({ state: to }).where('id', '=', id).where('state', 'in', statesBefore(LEASE_TRANSITIONS, to))
  if (to === 'submitted') query = query.where('expires_ms', '>', nowMs)
  const row = await query.returning('id').executeTakeFirst()
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
