import { sql } from 'kysely'
import type { Db } from './open-store.ts'

export interface IdleParameters {
  readonly miner: string
  readonly validator: string
  readonly nowMs: number
  /** Whoever has asked for a task since then is at work, and whoever has one in hand. */
  readonly sinceMs: number
  /** Domains that take a qualification of their own, where the miner asks for any; null = it asks for none. */
  readonly trainedFor: readonly string[] | null
}

/**
 * Ends leases of one validator that nobody has and nobody is likely to take: older than a third of their time, for a worker who has given it
 * back, or such that nobody at work may have them (their domain, or because they have had them). One statement: what a worker takes at the
 * same moment stays.
 * @returns the ids of those that this call ended
 */
export async function endIdle(db: Db, { miner, validator, nowMs, sinceMs, trainedFor }: IdleParameters): Promise<string[]> {
  const trained = trainedFor && [...trainedFor]
  const { rows } = await sql<{ lease_id: string }>`
    with at_work as materialized (
      select w.id, w.domains, case when ${trained}::text[] is not null then array(
        select q.domain from qualification q where q.miner = w.miner and q.worker = w.id and q.until_ms > ${nowMs}::bigint) end as qualified
      from worker w where w.miner = ${miner} and w.removed_ms is null and w.paused_ms is null and (w.seen_ms > ${sinceMs}::bigint or exists (
        select from assignment a where a.miner = w.miner and a.worker = w.id and a.state = 'open' and a.judged_ms is null))
    )
    update held_lease l set state = 'ended'
    where l.miner = ${miner} and l.validator = ${validator} and l.state = 'open' and l.seats = l.judges and (
      ${nowMs}::bigint - l.leased_ms > (l.expires_ms - l.leased_ms) / 3
      or not exists (select from at_work)
      or exists (select from assignment a where a.miner = l.miner and a.lease_id = l.lease_id and a.worker = l.worker)
      or (l.worker is null and not exists (
        select from at_work w
        where (w.domains is null or l.domain = any(w.domains))
          and (${trained}::text[] is null or l.domain = any(w.qualified) or (cardinality(w.qualified) > 0 and l.domain <> all(${trained}::text[])))
          and not exists (select from assignment a where a.miner = l.miner and a.lease_id = l.lease_id and a.worker = w.id offset 0))))
    returning l.lease_id`.execute(db)
  return rows.map(({ lease_id }) => lease_id)
}
