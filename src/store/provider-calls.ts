import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { GatewayTables, ProviderCallTable } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

export type ProviderCallRow = Selectable<ProviderCallTable>

/** Writes down a call of a provider before it is made, at its full price. */
export async function insertProviderCall(
  db: Db,
  row: Omit<Insertable<ProviderCallTable>, 'response_hash' | 'signature' | 'ms' | 'outcome'>,
): Promise<void> {
  await db
    .withTables<GatewayTables>()
    .insertInto('provider_call')
    .values({ ...row, response_hash: null, signature: null, ms: null, outcome: null })
    .execute()
}

export async function updateProviderCall(db: Db, id: string, change: Updateable<ProviderCallTable>): Promise<void> {
  await db.withTables<GatewayTables>().updateTable('provider_call').set(change).where('id', '=', id).execute()
}

/** What a provider was called for and cost since some time, calls under way included; those that a limit held back were never made. */
export async function sumProviderCalls(db: Db, provider: string, sinceMs: number): Promise<{ calls: number; costUsd: number }> {
  const row = await db
    .withTables<GatewayTables>()
    .selectFrom('provider_call')
    .select((eb) => [eb.fn.countAll<number>().as('calls'), sql<string>`coalesce(sum(cost_usd), 0)`.as('costUsd')])
    .where('provider', '=', provider)
    .where('at_ms', '>', sinceMs)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '!=', 'over-limit')]))
    .executeTakeFirstOrThrow()
  return { calls: Number(row.calls), costUsd: Number(row.costUsd) }
}

/** Forgets older calls. No limit counts further back than a day. */
export async function purgeProviderCalls(db: Db, beforeMs: number): Promise<void> {
  await db.withTables<GatewayTables>().deleteFrom('provider_call').where('at_ms', '<', beforeMs).execute()
}
