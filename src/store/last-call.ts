import { sql } from 'kysely'
import type { HeldLeaseRow } from './held-leases.ts'

/** Part of a lease's time, and no more than so long, that is kept for sending what was judged. */
const LAST_CALL_MS = 10_000
/** When a lease's judgment is sent on, whoever is still missing: {@link lastCallMs} in SQL. */
export const lastCall = sql<number>`(expires_ms - least(${LAST_CALL_MS}::bigint, (expires_ms - leased_ms) / 10))`

/** When the judgment of a lease is sent on at the latest: 10 s before its end, or the last tenth of its time if that is shorter. */
export function lastCallMs({ leased_ms, expires_ms }: Pick<HeldLeaseRow, 'leased_ms' | 'expires_ms'>): number {
  return expires_ms - Math.min(LAST_CALL_MS, Math.floor((expires_ms - leased_ms) / 10))
}
