import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { GatewayKeyRow } from './gateway-keys.ts'
import type { GatewayCallTable, GatewayTables } from './gateway-schema.ts'
import type { Db } from './open-store.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3600_000

/** A call before it is made: tokens and cost are the most that it can use. */
export type PlannedCall = Omit<Insertable<GatewayCallTable>, 'ms' | 'outcome' | 'served_by'>

/** What a key has left of its minute. */
export interface LeftOfMinute {
  readonly requests: number
  readonly tokens: number
  /** Until nothing of what was used counts any more. */
  readonly resetMs: number
}

export type Reservation =
  | { readonly kind: 'granted'; readonly left: LeftOfMinute }
  | {
      readonly kind: 'refused'
      readonly limit: 'requests' | 'tokens' | 'budget'
      readonly retryAfterMs: number
      readonly left: LeftOfMinute
    }

/**
 * Lets a call through if its key's limits hold it at the most it can use, and writes it down. Calls of one key wait for each other here, so
 * that many at once, through several processes too, never use more than the key allows. The minute slides; the day is that of UTC.
 */
export async function reserveGatewayCall(db: Db, key: GatewayKeyRow, call: PlannedCall): Promise<Reservation> {
  return db.transaction().execute(async (trx) => {
    const tables = trx.withTables<GatewayTables>()
    await tables.selectFrom('gateway_key').select('id').where('id', '=', key.id).forUpdate().executeTakeFirstOrThrow()
    const nowMs = call.at_ms
    const recent = await tables
      .selectFrom('gateway_call')
      .select(['at_ms', sql<number>`prompt_tokens + completion_tokens`.as('tokens')])
      .where('key_id', '=', key.id)
      .where('at_ms', '>', nowMs - MINUTE_MS)
      .orderBy('at_ms')
      .execute()
    const { spent } = await tables
      .selectFrom('gateway_call')
      .select(sql<string>`coalesce(sum(cost_usd), 0)`.as('spent'))
      .where('key_id', '=', key.id)
      .where('at_ms', '>=', startOfDay(nowMs))
      .executeTakeFirstOrThrow()

    const planned = call.prompt_tokens + call.completion_tokens
    const refusal = refusalOf(key, { recent, planned, nowMs, usdToday: Number(spent) + call.cost_usd })
    if (refusal) return { kind: 'refused', ...refusal, left: leftOf(key, recent, nowMs) }
    await tables
      .insertInto('gateway_call')
      .values({ ...call, served_by: [], ms: null, outcome: null })
      .execute()
    return { kind: 'granted', left: leftOf(key, [...recent, { at_ms: nowMs, tokens: planned }], nowMs) }
  })
}

/** Writes down what a call came to. */
export async function settleGatewayCall(
  db: Db,
  id: string,
  change: Pick<Updateable<GatewayCallTable>, 'prompt_tokens' | 'completion_tokens' | 'cost_usd' | 'served_by' | 'ms' | 'outcome'>,
): Promise<void> {
  await db.withTables<GatewayTables>().updateTable('gateway_call').set(change).where('id', '=', id).execute()
}

/** Forgets older calls. No limit counts further back than a day. */
export async function purgeGatewayCalls(db: Db, beforeMs: number): Promise<void> {
  await db.withTables<GatewayTables>().deleteFrom('gateway_call').where('at_ms', '<', beforeMs).execute()
}

interface RecentCall {
  readonly at_ms: number
  readonly tokens: number
}

function refusalOf(
  key: GatewayKeyRow,
  { recent, planned, nowMs, usdToday }: { recent: readonly RecentCall[]; planned: number; nowMs: number; usdToday: number },
): { limit: 'requests' | 'tokens' | 'budget'; retryAfterMs: number } | undefined {
  const excessCalls = recent.length + 1 - key.requests_per_minute
  if (excessCalls > 0) return { limit: 'requests', retryAfterMs: recent[excessCalls - 1]!.at_ms + MINUTE_MS - nowMs }
  let excessTokens = sumTokens(recent) + planned - key.tokens_per_minute
  for (const { at_ms, tokens } of excessTokens > 0 ? recent : []) {
    excessTokens -= tokens
    if (excessTokens <= 0) return { limit: 'tokens', retryAfterMs: at_ms + MINUTE_MS - nowMs }
  }
  if (excessTokens > 0) return { limit: 'tokens', retryAfterMs: Number.POSITIVE_INFINITY }
  if (usdToday > Number(key.usd_per_day)) return { limit: 'budget', retryAfterMs: startOfDay(nowMs) + DAY_MS - nowMs }
}

function leftOf(key: GatewayKeyRow, recent: readonly RecentCall[], nowMs: number): LeftOfMinute {
  const resetMs = Math.max(0, (recent.at(-1)?.at_ms ?? nowMs - MINUTE_MS) + MINUTE_MS - nowMs)
  return {
    requests: Math.max(0, key.requests_per_minute - recent.length),
    tokens: Math.max(0, key.tokens_per_minute - sumTokens(recent)),
    resetMs,
  }
}

function sumTokens(calls: readonly RecentCall[]): number {
  return calls.reduce((sum, { tokens }) => sum + tokens, 0)
}

function startOfDay(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS) * DAY_MS
}
