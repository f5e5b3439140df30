import { sql } from 'kysely'
import { type HeldLease, LEASE_COLUMNS } from './held-leases.ts'
import { ifNotUnique } from './if-not-unique.ts'
import { lastCall } from './last-call.ts'
import type { Db } from './open-store.ts'

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

/** Leases of one validator with judgments that wait, and whose time to be sent on has come: all places are taken and judged and nobody may change anything, or no time is left. */
export async function listReady(
  db: Db,
  { miner, validator, nowMs }: { miner: string; validator: string; nowMs: number },
): Promise<HeldLease[]> {
  return db
    .selectFrom('held_lease')
    .select(LEASE_COLUMNS)
    .where('miner', '=', miner)
    .where('validator', '=', validator)
    .where('state', '=', 'open')
    .where('lease_id', 'in', (eb) =>
      eb
        .selectFrom('assignment')
        .select('lease_id')
        .where('miner', '=', miner)
        .where('validator', '=', validator)
        .where('state', '=', 'submitted')
        .where('sent_ms', 'is', null),
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

/** One lease, if it is among {@link listReady}. */
export async function findReady(
  db: Db,
  { miner, leaseId, nowMs }: { miner: string; leaseId: string; nowMs: number },
): Promise<HeldLease | undefined> {
  return db
    .selectFrom('held_lease')
    .select(LEASE_COLUMNS)
    .where('miner', '=', miner)
    .where('lease_id', '=', leaseId)
    .where('state', '=', 'open')
    .where(isReady(nowMs))
    .executeTakeFirst()
}

/** Notes that the validator has a lease's judgment: then the lease has ended, and its time with it. */
export async function acknowledge(
  db: Db,
  { miner, leaseId, worker, nowMs }: { miner: string; leaseId: string; worker: string; nowMs: number },
): Promise<void> {
  await sql`
    with arrived as (
      update assignment set acknowledged_ms = ${nowMs}::bigint
      where miner = ${miner} and lease_id = ${leaseId} and worker = ${worker} and state = 'submitted'
    )
    update held_lease set state = 'ended', expires_ms = least(expires_ms, ${nowMs}::bigint) where miner = ${miner} and lease_id = ${leaseId}`.execute(
    db,
  )
}
