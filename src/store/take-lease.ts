import { sql } from 'kysely'
import type { AssignmentRow } from './assignments.ts'
import { ifNotUnique } from './if-not-unique.ts'
import { lastCall } from './last-call.ts'
import type { Db } from './open-store.ts'

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
 * `offset 0` keeps the look at the worker's own assignments a look at an index: as a join, which the planner takes where it knows little of the
 * tables, it read all of the miner's for each lease.
 * @returns `undefined` if there was none
 */
export async function takeLease(
  db: Db,
  { miner, worker, mechid, nowMs, domains, barred, ranked, needMs }: TakeParameters,
): Promise<AssignmentRow | undefined> {
  const { rows } = await sql<AssignmentRow>`
    with chosen as (
      select miner, lease_id from held_lease l
      where miner = ${miner} and mechid = ${mechid} and state = 'open' and seats > 0 and (worker is null or worker = ${worker})
        and expires_ms - ${nowMs}::bigint > least(coalesce(${needMs}::float8, (expires_ms - leased_ms) / 4), (expires_ms - leased_ms) * 0.9)
        and (${domains && [...domains]}::text[] is null or domain = any(${domains && [...domains]}::text[])) and domain <> all(${[...barred]}::text[])
        and not exists (select from assignment a where a.miner = l.miner and a.lease_id = l.lease_id and a.worker = ${worker} offset 0)
      order by worker is null, coalesce(array_position(${[...ranked]}::text[], domain), 1000), seats = judges, leased_ms, lease_id
      limit 1 for update skip locked
    ), taken as (
      update held_lease l set seats = seats - 1 from chosen
      where l.miner = chosen.miner and l.lease_id = chosen.lease_id and l.seats > 0 returning l.*
    )
, assigned as (
      insert into assignment (miner, lease_id, validator, worker, mechanism, mechid, domain, state, leased_ms, expires_ms)
      select miner, lease_id, validator, ${worker}, mechanism, mechid, domain, 'open', ${nowMs}::bigint,
        case judges when 1 then expires_ms else ${lastCall} end
      from taken returning *
    )
    select assigned.*, taken.presented from assigned join taken using (miner, lease_id)`
    .execute(db)
    .catch(ifNotUnique) // it has taken another one at the same time
  return rows[0]
}
