import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './open-store.ts'
import type { HeldLeaseTable } from './work-schema.ts'

export type HeldLeaseRow = Selectable<HeldLeaseTable>

/** Part of a lease's time, and no more than so long, that is kept for sending what was judged. */
const LAST_CALL_MS = 10_000
/** When a lease's judgment is sent on, whoever is still missing: {@link lastCallMs} in SQL. */
const lastCall = sql<number>`(expires_ms - least(${LAST_CALL_MS}::bigint, (expires_ms - leased_ms) / 10))`

/** When the judgment of a lease is sent on at the latest: 10 s before its end, or the last tenth of its time if that is shorter. */
export function lastCallMs({ leased_ms, expires_ms }: Pick<HeldLeaseRow, 'leased_ms' | 'expires_ms'>): number {
  return expires_ms - Math.min(LAST_CALL_MS, Math.floor((expires_ms - leased_ms) / 10))
}

/** @returns how many of them were not known */
export async function insertHeldLeases(db: Db, rows: readonly Insertable<HeldLeaseTable>[]): Promise<number> {
  if (rows.length === 0) return 0
  const inserted = await db
    .insertInto('held_lease')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('lease_id')
    .execute()
  return inserted.length
}

export interface TakeParameters {
  readonly miner: string
  readonly worker: string
  readonly mechid: number
  readonly nowMs: number
  /** The only domains that it may have; null = any. */
  readonly domains: readonly string[] | null
  /** Domains that it may not have. */
  readonly barred: readonly string[]
  /** Domains in the order in which the worker should have them; others come last. */
  readonly ranked: readonly string[]
  /** So long the worker usually takes, with something to spare; null = not known. */
  readonly needMs: number | null
}

/**
 * Gives a worker the lease that suits it best: of a domain it is good at, then one that others have begun, then the oldest; none that it
 * has had, none whose time would hardly do. One statement: of any number of workers at once no more get a lease than it has seats.
 * @returns whether there was one
 */
export async function takeLease(db: Db, { miner, worker, mechid, nowMs, domains, barred, ranked, needMs }: TakeParameters): Promise<boolean> {
  const { rows } = await sql`
    with chosen as (
      select miner, lease_id from held_lease l
      where miner = ${miner} and mechid = ${mechid} and state = 'open' and seats > 0 and (worker is null or worker = ${worker})
        and expires_ms - ${nowMs}::bigint > least(coalesce(${needMs}::float8, (expires_ms - leased_ms) / 4), (expires_ms - leased_ms) * 0.9)
        and (${domains && [...domains]}::text[] is null or domain = any(${domains && [...domains]}::text[])) and domain <> all(${[...barred]}::text[])
        and not exists (select from assignment a where a.miner = l.miner and a.lease_id = l.lease_id and a.worker = ${worker})
      order by worker is null, coalesce(array_position(${[...ranked]}::text[], domain), 1000), seats = judges, leased_ms, lease_id
      limit 1 for update skip locked
    ), taken as (
      update held_lease l set seats = seats - 1 from chosen
      where l.miner = chosen.miner and l.lease_id = chosen.lease_id and l.seats > 0 returning l.*
    )
    insert into assignment (miner, lease_id, validator, worker, mechanism, mechid, domain, state, leased_ms, expires_ms)
    select miner, lease_id, validator, ${worker}, mechanism, mechid, domain, 'open', ${nowMs}::bigint,
      case judges when 1 then expires_ms else ${lastCall} end
    from taken returning lease_id`
    .execute(db)
    .catch(ifNotUnique) // it has taken another one at the same time
  return rows.length > 0
}

/** Lets another worker have the place of one who has given it up. */
export async function freeSeat(db: Db, { miner, leaseId }: { miner: string; leaseId: string }): Promise<void> {
  await db
    .updateTable('held_lease')
    .set({ seats: sql`least(judges, seats + 1)` })
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('state', '<>', 'ended')
    .execute()
}

export async function moveHeldLease(
  db: Db,
  { miner, leaseId }: { miner: string; leaseId: string },
  from: readonly HeldLeaseTable['state'][],
  to: HeldLeaseTable['state'],
): Promise<boolean> {
  const row = await db
    .updateTable('held_lease')
    .set({ state: to })
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('state', 'in', [...from])
    .returning('lease_id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Marks one judgment of a lease as the one that is sent on. No two of a lease ever are, whoever decides at the same time: an index holds it.
 * @returns false if it was taken back meanwhile, or another one was sent
 */
export async function markSent(
  db: Db,
  { miner, leaseId, worker, nowMs }: { miner: string; leaseId: string; worker: string; nowMs: number },
): Promise<boolean> {
  const { rows } = await sql`
    with chosen as (
      update assignment set sent_ms = ${nowMs}::bigint
      where miner = ${miner} and lease_id = ${leaseId} and worker = ${worker} and state = 'submitted' and sent_ms is null
        and exists (select from held_lease l where l.miner = ${miner} and l.lease_id = ${leaseId} and l.state = 'open')
      returning lease_id
    )
    update held_lease set state = 'sent' where miner = ${miner} and lease_id in (select lease_id from chosen) returning lease_id`
    .execute(db)
    .catch(ifNotUnique)
  return rows.length > 0
}

/** What a unique index refuses somebody else has done a moment before. */
function ifNotUnique(error: unknown): { rows: unknown[] } {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return { rows: [] }
  throw error
}
const UNIQUE_VIOLATION = '23505'

/** Leases with judgments that wait, and whose time to be sent on has come: all places are taken and judged and nobody may change anything, or no time is left. */
export async function listReady(db: Db, { miner, nowMs }: { miner: string; nowMs: number }): Promise<HeldLeaseRow[]> {
  return db
    .selectFrom('held_lease')
    .selectAll()
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .where('lease_id', 'in', (eb) =>
      eb.selectFrom('assignment').select('lease_id').where('miner', '=', miner).where('state', '=', 'submitted').where('sent_ms', 'is', null),
    )
    .where(isReady(nowMs))
    .limit(200)
    .execute()
}

function isReady(nowMs: number) {
  return sql<boolean>`(${lastCall} <= ${nowMs}::bigint or (seats = 0 and not exists (
    select from assignment a where a.miner = held_lease.miner and a.lease_id = held_lease.lease_id
      and (a.state = 'open' or (a.state = 'submitted' and a.due_ms > ${nowMs}::bigint)))))`
}

export async function findReady(
  db: Db,
  { miner, leaseId, nowMs }: { miner: string; leaseId: string; nowMs: number },
): Promise<Omit<HeldLeaseRow, 'presented'> | undefined> {
  return db
    .selectFrom('held_lease')
    .select(['miner', 'lease_id', 'validator', 'mechanism', 'mechid', 'domain', 'worker', 'judges', 'seats', 'state', 'leased_ms', 'expires_ms'])
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('state', '=', 'open')
    .where(isReady(nowMs))
    .executeTakeFirst()
}

/** Leases from one validator that it still holds for open: it tells all others again. */
export async function listHeldIds(db: Db, { miner, validator, nowMs }: { miner: string; validator: string; nowMs: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('held_lease')
    .select('lease_id')
    .where('miner', '=', miner)
    .where('validator', '=', validator)
    .where('state', '<>', 'ended')
    .where('expires_ms', '>', nowMs)
    .orderBy('leased_ms')
    .limit(MOST_HELD)
    .execute()
  return rows.map((row) => row.lease_id)
}

/** A lease request may name no more. */
const MOST_HELD = 4000

/** How many places at its leases a miner has free. */
export async function countFreeSeats(db: Db, { miner, mechid }: { miner: string; mechid: number }): Promise<number> {
  const { seats } = await db
    .selectFrom('held_lease')
    .select(sql<number>`coalesce(sum(seats), 0)`.as('seats'))
    .where('miner', '=', miner)
    .where('mechid', '=', mechid)
    .where('state', '=', 'open')
    .where('seats', '>', 0)
    .where('worker', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(seats)
}

/** How many of its latest leases a miner has from each validator. */
export async function countByValidator(db: Db, { miner }: { miner: string }): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom((eb) =>
      eb.selectFrom('held_lease').select('validator').where('miner', '=', miner).orderBy('leased_ms', 'desc').limit(200).as('latest'),
    )
    .select(['validator', sql<number>`count(*)::bigint`.as('count')])
    .groupBy('validator')
    .execute()
  return new Map(rows.map(({ validator, count }) => [validator, count]))
}

/**
 * Leases that nobody has and nobody is likely to take: for a worker who has given it back, older than a third of their time, or with nobody at work.
 */
export async function listIdle(
  db: Db,
  { miner, nowMs, atWork }: { miner: string; nowMs: number; atWork: boolean },
): Promise<Pick<HeldLeaseRow, 'lease_id' | 'validator'>[]> {
  return db
    .selectFrom('held_lease')
    .select(['lease_id', 'validator'])
    .where('miner', '=', miner)
    .where('state', '=', 'open')
    .whereRef('seats', '=', 'judges')
    .where(sql<boolean>`(${!atWork}::boolean or worker is not null or ${nowMs}::bigint - leased_ms > (expires_ms - leased_ms) / 3)`)
    .limit(100)
    .execute()
}

/** Ends leases whose time has run out. */
export async function expireHeldLeases(db: Db, { miner, nowMs }: { miner: string; nowMs: number }): Promise<void> {
  await sql`update held_lease l set state = 'ended' where miner = ${miner} and state = 'open' and expires_ms <= ${nowMs}::bigint
    and not exists (select from assignment a where a.miner = l.miner and a.lease_id = l.lease_id and a.state = 'submitted')`.execute(db)
}

/** A task as a miner was given it. */
export async function findPresented(db: Db, { miner, leaseId }: { miner: string; leaseId: string }): Promise<unknown> {
  const row = await db
    .selectFrom('held_lease')
    .select('presented')
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .executeTakeFirst()
  return row?.presented
}

/** Leases that have not ended, the first to end first. */
export async function listLiveLeases(db: Db, { miner }: { miner: string }): Promise<Omit<HeldLeaseRow, 'presented'>[]> {
  return db
    .selectFrom('held_lease')
    .select(['miner', 'lease_id', 'validator', 'mechanism', 'mechid', 'domain', 'worker', 'judges', 'seats', 'state', 'leased_ms', 'expires_ms'])
    .where('miner', '=', miner)
    .where('state', '<>', 'ended')
    .orderBy('expires_ms')
    .limit(500)
    .execute()
}

/** Spares the disk a page that nobody will look at again. */
export async function forgetPresented(db: Db, { miner, leaseId }: { miner: string; leaseId: string }): Promise<void> {
  await db.updateTable('held_lease').set({ presented: '{}' }).where('miner', '=', miner).where('lease_id', '=', leaseId).execute()
}
