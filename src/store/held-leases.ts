import { type Insertable, type Selectable, sql } from 'kysely'
import { MOST_HELD } from '../protocol/wire.ts'
import type { Db } from './open-store.ts'
import type { HeldLeaseTable } from './work-schema.ts'

export type HeldLeaseRow = Selectable<HeldLeaseTable>

/** All but the task itself, which is long. */
export const LEASE_COLUMNS = [
  'miner',
  'lease_id',
  'validator',
  'mechanism',
  'mechid',
  'domain',
  'worker',
  'judges',
  'seats',
  'state',
  'leased_ms',
  'expires_ms',
] as const
export type HeldLease = Omit<HeldLeaseRow, 'presented'>

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

/** Leases from one validator that it may still hold for open: it tells all others again. Of one that was given back nobody knows whether it heard so. */
export async function listHeldIds(
  db: Db,
  { miner, validator, nowMs }: { miner: string; validator: string; nowMs: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('held_lease')
    .select('lease_id')
    .where('miner', '=', miner)
    .where('validator', '=', validator)
    .where('expires_ms', '>', nowMs)
    .orderBy(sql`state = 'ended'`)
    .orderBy('leased_ms')
    .limit(MOST_HELD)
    .execute()
  return rows.map((row) => row.lease_id)
}

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
export async function listLiveLeases(db: Db, { miner }: { miner: string }): Promise<HeldLease[]> {
  return db
    .selectFrom('held_lease')
    .select(LEASE_COLUMNS)
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
